"""Years and months: opened, locked and unlocked after a question, by keys."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.list_masters import list_years
from desktop.ui.screens.ledger.closing import month_deeds
from desktop.ui.screens.ledger.closing.screen import YearsScreen
from desktop.ui.work.topic import Topic
from tests.books_made import close_books
from tests.ui.masters.test_masters import opened, settle

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
F2, F5, F8 = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F8


@pytest.fixture
def screen(desk, qtbot):
    made = YearsScreen(desk.context)
    qtbot.addWidget(made)
    made.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle(qtbot, desk)
    made.show_pane("months")
    made.months.setFocus()
    return made


@pytest.fixture
def say(monkeypatch):
    """`say(True)` answers the next questions with yes; what was asked is kept."""
    questions = []

    def answer(agrees):
        monkeypatch.setattr(
            month_deeds, "ask", lambda _, title, *rest: bool(questions.append(title)) or agrees
        )
        return questions

    return answer


def statuses(desk):
    return [each.status for each in desk.ask(list_years)[0].months]


def read_again(qtbot, desk, screen):
    qtbot.waitUntil(lambda: bool(desk.said))
    desk.said.clear()
    screen.refresh(frozenset({Topic.YEARS}))
    settle(qtbot, desk)


def test_a_month_is_locked_and_unlocked_after_a_question(qtbot, desk, screen, typing, say):
    questions = say(agrees=True)
    screen.months.table.pick(2)
    typing(screen, F8)
    read_again(qtbot, desk, screen)
    assert statuses(desk)[2] is PeriodStatus.CLOSED
    assert screen.months.table.currentIndex().row() == 2
    assert "مارس" in questions[0]
    typing(screen, ENTER)
    read_again(qtbot, desk, screen)
    assert set(statuses(desk)) == {PeriodStatus.OPEN}
    assert len(questions) == 2


def test_a_no_changes_nothing(qtbot, desk, screen, typing, say):
    questions = say(agrees=False)
    typing(screen, F8)
    settle(qtbot, desk)
    assert len(questions) == 1
    assert set(statuses(desk)) == {PeriodStatus.OPEN}


def test_a_closed_year_is_left_alone(qtbot, desk, screen, typing, say):
    questions = say(agrees=True)
    close_books(desk.session)
    screen.refresh(frozenset({Topic.YEARS}))
    settle(qtbot, desk)
    typing(screen, F8)
    assert not screen.months.deed.isEnabled()
    assert questions == []


def test_the_next_year_is_proposed_and_opened(qtbot, desk, screen, typing):
    typing(screen, F5)
    opened(qtbot, screen.new_year)
    values = screen.new_year.dialog.form.values()
    assert values == {
        "name": "2026",
        "first_day": dt.date(2026, 1, 1),
        "last_day": dt.date(2026, 12, 31),
    }
    typing(screen.new_year.dialog, F2)
    read_again(qtbot, desk, screen)
    assert [each.year.name for each in screen.years_model.rows] == ["2026", "2025"]
    assert screen.years.current_row().year.name == "2026"
    assert screen.months.model.rowCount() == 12


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "2025"}, "name"),
        ({"name": "20/26"}, "name"),
        ({"first_day": dt.date(2025, 6, 1)}, "first_day"),
        ({"last_day": dt.date(2025, 6, 1)}, "last_day"),
        ({"last_day": None}, "last_day"),
    ],
)
def test_a_year_that_cannot_be_is_refused_beside_its_field(
    qtbot, desk, screen, typing, values, field
):
    typing(screen, F5)
    opened(qtbot, screen.new_year)
    screen.new_year.dialog.form.set_values(values)
    typing(screen.new_year.dialog, F2)
    control = screen.new_year.dialog.form.control(field)
    qtbot.waitUntil(lambda: control.property("faulty") == "true")
    assert len(desk.ask(list_years)) == 1
    typing(screen.new_year.dialog, ESCAPE)


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_years_are_drawn(qtbot, qapp, desk, screen, speak, grab, typing, say, tongue):
    speak(tongue)
    qapp.processEvents()
    say(agrees=True)
    typing(screen, F8)
    read_again(qtbot, desk, screen)
    assert not grab(screen, f"years-{tongue}-light").isNull()
    typing(screen, F5)
    opened(qtbot, screen.new_year)
    assert not grab(screen.new_year.dialog, f"years-new-{tongue}-light").isNull()
    typing(screen.new_year.dialog, ESCAPE)
