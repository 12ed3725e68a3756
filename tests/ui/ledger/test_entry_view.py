"""A posted voucher on screen, and its reversal by keys."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.entry import Foreign, NewEntry, Series
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import view_entry
from desktop.ui.screens.ledger.entry_view import EntryView
from desktop.ui.work.topic import Topic
from tests.ui.ledger.conftest import TODAY

F8, ENTER, ESCAPE = Qt.Key.Key_F8, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def posted(desk):
    line = desk.ledger.line
    lines = (
        line("5113", 376_500, "GEN", "P01", memo="حبر وورق"),
        line("5111", 1_250_750, memo="مرتب مارس"),
        line("1122", 485_000, "EU", foreign=Foreign("USD", 10_000, "4.85", "المصرف المركزي")),
        line("4312", -485_000, "EU"),
        line("1111", -1_627_250),
    )
    entry = NewEntry(
        dt.date(2025, 3, 15), Series.PAYMENT, "شراء قرطاسية ومرتبات شهر مارس", lines, "ف-17"
    )
    return desk.ask(post_entry, entry)


@pytest.fixture
def view(desk, posted, qtbot):
    made = EntryView(desk.context, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    show(qtbot, desk, made, posted.entry_id)
    return made


def show(qtbot, desk, view, entry_id):
    view.arrive({"entry": entry_id})
    qtbot.waitUntil(lambda: not desk.work.busy)


def test_the_voucher_shows_all_that_was_posted(view):
    assert [row.code for row in view.lines.rows] == ["5113", "5111", "1122", "4312", "1111"]
    assert view.lines.rows[2].foreign == "USD 100.00 × 4.85"
    assert [row.debit for row in view.lines.rows][:2] == [376_500, 1_250_750]
    assert view.lines.rows[4].credit == 1_627_250
    assert "2,112.250" in view._foot.accessibleName()
    assert view._words.text()
    assert view._state.isHidden()
    assert view.link.isHidden()


def test_f8_reverses_with_a_reason_and_both_are_linked(qtbot, desk, view, posted, typing):
    typing(view, F8)
    typing(view, "قُيّد مرتين", ENTER)
    qtbot.waitUntil(lambda: bool(desk.said))
    entry = desk.ask(view_entry, posted.entry_id)
    other = desk.ask(view_entry, entry.reversed_by)
    assert (other.narration, other.day) == ("قُيّد مرتين", TODAY)
    assert [line.amount for line in other.lines] == [-line.amount for line in entry.lines]
    view.refresh(frozenset({Topic.ENTRIES}))
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert not view.link.isHidden()
    assert view._reverse.isHidden()
    view.link.click()
    assert desk.went == [("entry", {"entry": other.id})]
    show(qtbot, desk, view, other.id)
    view.link.click()
    assert desk.went[-1] == ("entry", {"entry": posted.entry_id})


def test_a_reversal_needs_a_reason(desk, view, posted, typing):
    typing(view, F8, ENTER)
    assert desk.ask(view_entry, posted.entry_id).reversed_by is None
    assert not view.reversal.isHidden()


def test_a_reversal_before_the_entry_is_refused_at_the_day(qtbot, desk, view, posted, typing):
    typing(view, F8)
    view.reversal.form.set_values({"day": dt.date(2025, 3, 1)})
    typing(view, "سبب", ENTER)
    qtbot.waitUntil(lambda: view.reversal.form.control("day").property("faulty") == "true")
    assert desk.ask(view_entry, posted.entry_id).reversed_by is None


def test_escape_leaves_it(view, typing):
    typing(view, F8, ESCAPE)
    assert view.reversal.isHidden()


def test_an_entry_that_is_not_there_is_said(qtbot, desk, view):
    show(qtbot, desk, view, 999)
    assert "999" in view.banner.text()


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_voucher_is_drawn(qtbot, desk, view, speak, grab, typing, tongue):
    speak(tongue)
    assert not grab(view, f"entry-{tongue}-light").isNull()
    typing(view, F8)
    assert not grab(view, f"entry-reverse-{tongue}-light").isNull()
