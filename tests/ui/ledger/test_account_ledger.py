"""The general ledger on screen: an account by keys, balances after every line, to the entry."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.screens.ledger.account_ledger import AccountLedger
from desktop.ui.work.topic import Topic
from tests.ui.typing import type_text

ENTER, END = Qt.Key.Key_Return, Qt.Key.Key_End


@pytest.fixture
def filled(desk):
    for step in range(1, 26):
        day = dt.date(2025, 1, 1) + dt.timedelta(days=9 * step)
        desk.ledger.post(
            ("1111", 1_250 * step), ("4211", -1_250 * step), day=day, narration=f"تبرع رقم {step}"
        )
    desk.ledger.post(("5113", 376_500), ("1111", -376_500), narration="سفر إلى سبها")
    return desk


@pytest.fixture
def screen(filled, qtbot):
    made = AccountLedger(filled.context)
    qtbot.addWidget(made)
    made.resize(1366 - 208, 768 - 90)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(screen, desk, qtbot, typed):
    screen.pick.setFocus()
    screen.pick.selectAll()
    type_text(screen.pick, typed)
    QTest.keyClick(screen.pick, ENTER)
    qtbot.waitUntil(lambda: not desk.work.busy)


def test_an_account_is_chosen_by_a_part_of_its_name(screen, filled, qtbot):
    assert not screen.pane.isVisible()
    choose(screen, filled, qtbot, "خزينه الرئ")
    assert screen.pane.state == "rows"
    assert screen.model.rowCount() == 26
    assert "29.750" in screen._sums.text()
    last = screen.model.row(25)
    assert last.balance == 29_750


def test_enter_opens_the_entry_of_a_line(screen, filled, qtbot):
    choose(screen, filled, qtbot, "5113")
    screen.table.pick(0)
    QTest.keyClick(screen.table, ENTER)
    assert filled.went == [("entry", {"entry": 26})]


def test_an_account_without_lines_says_so(screen, filled, qtbot):
    choose(screen, filled, qtbot, "5212")
    assert screen.pane.state == "empty"


def test_a_new_entry_and_another_year_are_shown(screen, filled, qtbot):
    screen.arrive({"account_id": filled.ledger.accounts["1111"]})
    qtbot.waitUntil(lambda: not filled.work.busy)
    filled.ledger.post(("1111", 250), ("4211", -250), day=dt.date(2025, 12, 1))
    screen.refresh(frozenset({Topic.ENTRIES, Topic.CHART}))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 27)
    screen.year_changed("2025")
    qtbot.waitUntil(lambda: not filled.work.busy)
    assert "30.000" in screen._sums.text()
    assert screen.key_hints()


@pytest.mark.screens
@pytest.mark.parametrize("code", ["ar", "en"])
def test_what_it_looks_like(screen, filled, qtbot, grab, speak, code):
    speak(code)
    grab(screen, f"ledger-unchosen-{code}-light")
    choose(screen, filled, qtbot, "1111")
    picture = grab(screen, f"ledger-{code}-light")
    assert picture.width() == 1366 - 208
