"""The closing workplace by keys: what is left to do, closing, filing, reopening by two."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel

from desktop.domain.errors import UserError
from desktop.domain.ledger.closing.year_deed import YearDeed
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.year import YearStatus
from desktop.domain.trust.acting import Role
from desktop.services.ledger.closing.close_year import close_year
from desktop.services.ledger.closing.reopen_year import ask_reopening
from desktop.services.ledger.closing.year_history import year_history
from desktop.services.ledger.list_masters import list_years
from desktop.services.session import Session
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import LOWEST
from desktop.ui.screens.ledger.closing.screen import YearsScreen
from desktop.ui.screens.ledger.closing.year_card import Deed
from desktop.ui.words import said as ui_said
from desktop.ui.work.topic import Topic
from tests.books_made import PASSPHRASE, close_books
from tests.ui.masters.test_masters import settle

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down
F2, F6, F7, F9 = Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F9
AFTER_END = dt.datetime(2026, 2, 1, 9, 0, tzinfo=dt.UTC)


class Check(QObject):
    """A check of the book that has finished and found it sound."""

    changed = Signal()
    sound = True


@pytest.fixture
def show(desk, qtbot):
    """Show the workplace of the book as it stands now, over whoever acts."""

    def made(session=None):
        context = desk.context if session is None else replace(desk.context, session=session)
        screen = YearsScreen(context, Check())
        qtbot.addWidget(screen)
        screen.resize(1366 - 220, 768 - 110)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        settle(qtbot, desk)
        screen.setFocus()
        return screen

    return made


@pytest.fixture
def year(desk):
    """Tell a small year, and let it be over."""
    post = desk.ledger.post
    post(("1111", 9_000_000), ("4111", -9_000_000), series=Series.RECEIPT, narration="اشتراكات")
    post(("5113", 2_350_500), ("1111", -2_350_500), series=Series.PAYMENT, narration="سفر")
    post(("1111", 5_000_000, "EU"), ("4312", -5_000_000, "EU"), narration="دفعة منحة")
    post(("5117", 3_100_000, "EU"), ("1111", -3_100_000, "EU"), narration="خبراء")
    post(("1218", 400_000), ("1111", -400_000), narration="سلفة للغير")
    desk.session.book._clock.now = AFTER_END
    return desk


def read_again(qtbot, desk, screen):
    settle(qtbot, desk)
    screen.refresh(frozenset({Topic.YEARS}))
    settle(qtbot, desk)


def asked(qtbot, screen):
    qtbot.waitUntil(lambda: screen.deeds.dialog is not None and screen.deeds.dialog.isVisible())
    screen.deeds.dialog.activateWindow()
    qtbot.waitUntil(screen.deeds.dialog.isActiveWindow)
    return screen.deeds.dialog


def states(screen):
    return {each.check.key: each.state.value for each in screen.points.model.rows}


def status(desk):
    return desk.ask(list_years)[0].year.status


def offered(screen):
    return [deed for deed, button in screen.card.buttons.items() if not button.isHidden()]


def test_what_is_in_the_way_stands_first_and_closes_the_deed(qtbot, desk, show):
    desk.ledger.post(("1111", 5), ("4111", -5))
    screen = show()
    first = screen.points.model.rows[0]
    assert (first.check.key, first.blocks) == ("over", True)
    assert not screen.card.buttons[Deed.CLOSE].isEnabled()
    assert "1" in screen.card._headline.text() or "واحد" in screen.card._headline.text()


def test_a_year_is_closed_by_keys_alone(qtbot, year, show, typing):
    screen = show()
    assert offered(screen) == [Deed.CLOSE]
    typing(screen, F9)
    typing(asked(qtbot, screen), PASSPHRASE, ENTER)
    qtbot.waitUntil(lambda: bool(year.said), timeout=20_000)
    read_again(qtbot, year, screen)
    assert status(year) is YearStatus.CLOSED
    assert "2025" in year.said[-1]
    assert offered(screen) == [Deed.EXPORT, Deed.ASK]
    assert screen.history.model.rows[0].deed is YearDeed.CLOSED
    screen.card.buttons[Deed.EXPORT].click()
    assert year.went[-1] == ("export", {"year": "2025"})
    assert screen.progress.isHidden()


def test_a_wrong_passphrase_is_said_beside_it_and_nothing_is_closed(qtbot, year, show, typing):
    screen = show()
    typing(screen, F9)
    dialog = asked(qtbot, screen)
    typing(dialog, "غير صحيحة 1", ENTER)
    settle(qtbot, year)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.confirm.isEnabled()
    said = {each.text() for each in dialog.findChildren(QLabel) if each.isVisible()}
    assert ui_said(UserError("wrong-signing-passphrase")) in said
    assert status(year) is YearStatus.OPEN
    dialog.reject()


def test_closing_can_be_stopped_and_leaves_the_year_open(qtbot, year, show, typing):
    screen = show()
    typing(screen, F9)
    dialog = asked(qtbot, screen)
    typing(dialog, PASSPHRASE)
    dialog.accept()
    screen.deeds.cancel()
    qtbot.waitUntil(lambda: bool(year.said) and not year.work.busy)
    assert status(year) is YearStatus.OPEN
    assert not screen.card.isHidden()


def test_an_open_point_is_explained_and_shows_its_screen(qtbot, year, show, typing):
    screen = show()
    keys = [each.check.key for each in screen.points.model.rows]
    screen.points.table.pick(keys.index("receivables"))
    typing(screen, F6)
    typing(asked(qtbot, screen), "تُردّ في مارس", F2)
    qtbot.waitUntil(lambda: bool(year.said))
    read_again(qtbot, year, screen)
    assert states(screen)["receivables"] == "explained"
    assert "تُردّ في مارس" in screen.points._note.text()
    keys = [each.check.key for each in screen.points.model.rows]
    screen.points.table.pick(keys.index("documents"))
    screen.points.table.setFocus()
    typing(screen, ENTER)
    assert year.went[-1][0] == "journal"
    screen.points.table.pick(keys.index("opinion"))
    typing(screen, ENTER)
    assert screen.panes.key() == "documents"
    assert screen.documents.subject == "fiscal_year:1"


def test_months_are_locked_up_to_one_after_saying_what_stands_there(
    qtbot, year, show, typing, monkeypatch
):
    from desktop.services.ledger.drafts import save_draft  # noqa: PLC0415
    from desktop.ui.screens.ledger.closing import month_deeds  # noqa: PLC0415

    save_draft(year.session.book, year.session.by, '{"v": 1, "day": "2025-02-03"}')
    questions = []
    monkeypatch.setattr(
        month_deeds, "ask", lambda _, title, text, *rest: bool(questions.append(text)) or True
    )
    screen = show()
    screen.show_pane("months")
    screen.months.table.pick(2)
    screen.months.setFocus()
    typing(screen, F7)
    qtbot.waitUntil(lambda: bool(year.said))
    assert "مسودة واحدة" in questions[0]
    closed = [each.number for each in year.ask(list_years)[0].months if each.status.value != "open"]
    assert closed == [1, 2, 3]


@pytest.fixture
def chair(year):
    """Bring in another officer and return a session in which that one acts."""
    session = year.session
    officer = NewOfficer("", "Chair", frozenset({Role.CHAIR}), "بحر ونخلة 8")
    add_officer(session.book, session.by, officer, passphrase=PASSPHRASE, strength=LOWEST)
    by = replace(session.by, officer_id=2, code="O2", roles=frozenset({Role.CHAIR}), allowed=None)
    return Session(session.book, by)


def test_one_asks_and_another_agrees(qtbot, year, show, typing, chair):
    close_year(year.session, "2025", passphrase=PASSPHRASE)
    screen = show()
    assert offered(screen) == [Deed.EXPORT, Deed.ASK]
    screen.card.buttons[Deed.ASK].click()
    typing(asked(qtbot, screen), "فاتورة", ENTER, PASSPHRASE, ENTER)
    qtbot.waitUntil(lambda: bool(year.said))
    read_again(qtbot, year, screen)
    assert offered(screen) == [Deed.DECLINE]
    theirs = show(chair)
    assert offered(theirs) == [Deed.AGREE, Deed.DECLINE]
    assert "فاتورة" in theirs.card._headline.text()
    year.said.clear()
    typing(theirs, F9)
    typing(asked(qtbot, theirs), "بحر ونخلة 8", ENTER)
    qtbot.waitUntil(lambda: bool(year.said))
    assert status(year) is YearStatus.OPEN
    acts = year.ask(year_history, "2025").acts
    assert [act.deed for act in acts] == [
        YearDeed.CLOSED,
        YearDeed.REOPEN_ASKED,
        YearDeed.REOPENED,
    ]


def test_whoever_may_only_read_is_offered_nothing(year, show):
    by = replace(year.session.by, roles=frozenset({Role.GUEST_AUDITOR}), allowed=None)
    screen = show(Session(year.session.book, by))
    assert offered(screen) == []
    assert not screen.points.explain_button.isEnabled()
    assert not screen.months.deed.isEnabled()


def test_a_filed_year_says_that_it_stays(year, show):
    close_books(year.session)
    close_books(year.session, deed=YearDeed.FILED)
    screen = show()
    assert offered(screen) == []
    assert "أبداً" in screen.card._headline.text()


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_workplace_is_drawn(qtbot, qapp, year, speak, grab, show, typing, chair, tongue):
    speak(tongue)
    screen = show()
    assert not grab(screen, f"closing-checklist-{tongue}-light").isNull()
    screen.show_pane("preview")
    qapp.processEvents()
    assert not grab(screen, f"closing-preview-{tongue}-light").isNull()
    typing(screen, F9)
    assert not grab(asked(qtbot, screen), f"closing-sign-{tongue}-light").isNull()
    typing(screen.deeds.dialog, ESCAPE)
    close_year(year.session, "2025", passphrase=PASSPHRASE)
    ask_reopening(year.session, "2025", "فاتورة لم تُقيَّد", passphrase=PASSPHRASE)
    theirs = show(chair)
    theirs.show_pane("history")
    qapp.processEvents()
    assert not grab(theirs, f"closing-history-{tongue}-light").isNull()
    theirs._on_began()
    theirs.progress.set_progress(3, 10)
    qapp.processEvents()
    assert not grab(theirs, f"closing-working-{tongue}-light").isNull()


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_a_year_without_anything_is_drawn(qapp, desk, speak, grab, show, tongue):
    speak(tongue)
    screen = show()
    screen.show_pane("preview")
    qapp.processEvents()
    assert not grab(screen, f"closing-empty-{tongue}-light").isNull()
