"""Amounts, days and choices by the keyboard."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.domain.currency import currency_of
from desktop.ui.widgets.amount_edit import AmountEcho, AmountEdit
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.words import language
from tests.ui.typing import type_text

LYD = currency_of("LYD")
TODAY = dt.date(2025, 3, 9)


@pytest.fixture
def amount(qtbot):
    edit = AmountEdit(LYD)
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1.500", 1_500),
        ("1,500", 1_500_000),
        ("١٥٠٠", 1_500_000),
        ("١٬٢٥٠٫٥", 1_250_500),
        ("-2.250", -2_250),
        ("(2.250)", -2_250),
        ("3*125.500", 376_500),
    ],
)
def test_amounts_are_read_as_people_type_them(amount, typed, minor):
    type_text(amount, typed)
    assert amount.amount() == minor
    QTest.keyClick(amount, Qt.Key.Key_Return)
    assert amount.fault() is None


def test_what_cannot_be_read_is_marked_and_kept(amount, qtbot):
    with qtbot.waitSignal(amount.amount_changed):
        type_text(amount, "1.2345")
    QTest.keyClick(amount, Qt.Key.Key_Return)
    assert amount.amount() is None
    assert amount.text() == "1.2345"
    assert amount.fault().key == "amount-too-many-decimals"
    assert amount.property("faulty") == "true"
    assert amount.toolTip()
    amount.setText("1.234")
    assert amount.property("faulty") == "false"


def test_digits_run_left_to_right_in_an_arabic_window(amount):
    assert amount.layoutDirection() == Qt.LayoutDirection.LeftToRight
    amount.set_amount(-1_234_500)
    assert amount.text() == "-1,234.500"


def test_the_echo_says_the_words_and_follows_the_language(amount, qtbot):
    echo = AmountEcho(amount)
    qtbot.addWidget(echo)
    type_text(amount, "3*2")
    assert "6.000" in echo.text()
    assert "دنانير" in echo.text()
    language().set("en")
    assert "dinars" in echo.text()
    amount.setText("abc")
    assert "abc" in echo.text()
    amount.clear()
    assert echo.text() == ""


@pytest.fixture
def day(qtbot):
    edit = DayEdit(today=lambda: TODAY)
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ("t", TODAY),
        ("ت", TODAY),
        ("t+", TODAY + dt.timedelta(days=1)),
        ("t--", TODAY - dt.timedelta(days=2)),
        ("2025-01-31", dt.date(2025, 1, 31)),
        ("31/1/2025", dt.date(2025, 1, 31)),
        ("٣١/١/٢٠٢٥", dt.date(2025, 1, 31)),
    ],
)
def test_days_are_typed_and_moved(day, keys, result):
    type_text(day, keys)
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.day() == result
    assert day.text() == result.isoformat()


def test_a_day_that_is_none_is_marked_and_kept(day):
    type_text(day, "31/2/2025")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.day() is None
    assert day.text() == "31/2/2025"
    assert day.fault().key == "day-not-in-calendar"
    day.set_day(TODAY)
    assert day.fault() is None


def test_a_day_tells_its_changes_once(day, qtbot):
    heard = []
    day.day_changed.connect(heard.append)
    type_text(day, "t+")
    day.clear()
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert heard == [TODAY, TODAY + dt.timedelta(days=1), None]


CHOICES = (
    Choice(1, "1111", "الخزينة الرئيسية"),
    Choice(2, "1112", "خزينة المصروفات النثرية"),
    Choice(3, "1121", "المصرف الرئيسي"),
    Choice(4, "4211", "تبرّعات نقديّة"),
)


@pytest.fixture
def pick(qtbot):
    edit = PickEdit()
    qtbot.addWidget(edit)
    edit.set_choices(CHOICES)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("111", [1, 2]),
        ("خزينه", [1, 2]),
        ("تبرعات", [4]),
        ("رئيسي مصرف", [3]),
        ("١١٢١", [3]),
        ("nothing like it", []),
    ],
)
def test_what_fits_is_found_by_folded_words(pick, typed, fits):
    type_text(pick, typed)
    assert sorted(each.id for each in pick.fitting()) == fits


def test_enter_takes_the_first_that_fits_and_arrows_walk(pick):
    type_text(pick, "خزينة")
    QTest.keyClick(pick, Qt.Key.Key_Down)
    QTest.keyClick(pick, Qt.Key.Key_Return)
    assert pick.picked() == 2
    assert pick.text() == CHOICES[1].text


def test_tab_takes_what_fits_before_it_goes_on(qtbot, pick):
    other = QLineEdit()
    qtbot.addWidget(other)
    type_text(pick, "4211")
    QTest.keyClick(pick, Qt.Key.Key_Tab)
    assert pick.picked() == 4


def test_typing_lets_the_choice_go_and_nothing_is_guessed(pick):
    pick.set_picked(3)
    heard = []
    pick.picked_changed.connect(heard.append)
    pick.selectAll()
    type_text(pick, "zzz")
    QTest.keyClick(pick, Qt.Key.Key_Return)
    assert pick.picked() is None
    assert pick.text() == "zzz"
    assert heard == [None]


def test_escape_closes_the_list_and_keeps_what_was_typed(pick):
    type_text(pick, "خز")
    QTest.keyClick(pick, Qt.Key.Key_Escape)
    assert pick.text() == "خز"
    assert pick.picked() is None
