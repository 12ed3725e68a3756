"""The chart with balances: found, drilled into, added to, by keys; and its rows as data."""

import pytest
from PySide6.QtCore import Qt

from desktop.services.ledger.chart_balances import chart_balances
from desktop.ui.screens.ledger.chart import ChartScreen
from desktop.ui.screens.ledger.chart_rows import family, shown_accounts
from desktop.ui.work.topic import Topic

ENTER, F2, F5 = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F5


@pytest.fixture
def filled(desk):
    desk.ledger.post(("1111", 9_000_000), ("4312", -9_000_000))
    desk.ledger.post(("5113", 376_500), ("1111", -376_500))
    desk.ledger.post(("5111", 1_250_750, "EU"), ("1111", -1_250_750, "EU"))
    return desk


@pytest.fixture
def screen(filled, qtbot):
    made = ChartScreen(filled.context)
    qtbot.addWidget(made)
    made.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle(qtbot, filled)
    return made


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy)


def codes(rows):
    return [each.account.code for each in rows]


def test_headings_stay_above_what_is_found(filled):
    chart = filled.ask(chart_balances)
    assert codes(shown_accounts(chart, "5113", hide_zero=False))[-1] == "5113"
    assert codes(shown_accounts(chart, "5113", hide_zero=False))[0] == "5"
    assert codes(shown_accounts(chart, "خزينه الرئيسيه", hide_zero=False))[-1] == "1111"
    assert shown_accounts(chart, "زرافة", hide_zero=False) == ()


def test_the_wrong_keyboard_layout_finds_as_well(filled):
    chart = filled.ask(chart_balances)
    found = codes(shown_accounts(chart, "hgo.dkm", hide_zero=False))
    assert found[-1] == "1111"
    assert found == codes(shown_accounts(chart, "الخزينة", hide_zero=False))


def test_empty_accounts_can_be_hidden(filled):
    chart = filled.ask(chart_balances)
    shown = shown_accounts(chart, "", hide_zero=True)
    assert "5113" in codes(shown)
    assert all(each.own or each.whole for each in shown)
    assert len(shown) < len(chart)


def test_a_family_is_the_account_and_all_below(filled):
    chart = filled.ask(chart_balances)
    by_code = {each.account.code: each.account.id for each in chart}
    below = family(chart, by_code["5"])
    assert {by_code["5113"], by_code["5111"], by_code["5"]} <= set(below)
    assert by_code["1111"] not in below
    assert family(chart, by_code["1111"]) == (by_code["1111"],)


def test_balances_grow_as_their_kind_does(screen):
    shown = {each.account.code: number for number, each in enumerate(screen.model.rows)}
    whole = screen.model.index(shown["4312"], 6)
    assert screen.model.data(whole) == "9,000.000"
    assert screen.model.data(screen.model.index(shown["5"], 6)) == "1,627.250"
    assert screen.model.data(screen.model.index(shown["5"], 5)) == ""


def test_enter_goes_to_the_entries_of_the_account(filled, screen, typing):
    screen.search.setText("5113")
    screen.search._tell()
    screen.table.pick(screen.model.rowCount() - 1)
    screen.table.setFocus()
    typing(screen, ENTER)
    assert filled.went == [("journal", {"account": filled.ledger.accounts["5113"]})]


def test_an_account_is_added_by_keys_below_the_current_heading(qtbot, filled, screen, typing):
    screen.table.pick(codes(screen.model.rows).index("51"))
    screen.table.setFocus()
    typing(screen, F5, "5199", ENTER, "مصروفات أخرى", ENTER, F2)
    qtbot.waitUntil(lambda: bool(filled.said))
    screen.refresh(frozenset({Topic.CHART}))
    settle(qtbot, filled)
    assert screen.table.current_row().account.code == "5199"
    account = screen.table.current_row().account
    parent = filled.context.masters().accounts[account.parent_id]
    assert (parent.code, account.name_ar, account.kind.value) == ("51", "مصروفات أخرى", "expense")


def test_a_code_that_is_taken_is_refused_beside_it(qtbot, filled, screen, typing):
    screen.table.setFocus()
    typing(screen, F5, "5113", ENTER, "مكرر", F2)
    code = screen.panel.form.control("code")
    qtbot.waitUntil(lambda: code.property("faulty") == "true")
    assert not screen.panel.isHidden()


def test_an_unknown_currency_is_refused_beside_it(screen, typing):
    screen.table.setFocus()
    typing(screen, F5, "1999", ENTER, "حساب")
    screen.panel.form.set_values({"currency": "XXQ"})
    typing(screen, F2)
    assert screen.panel.form.control("currency").property("faulty") == "true"


def test_enter_brings_the_next_field_into_view(screen, typing):
    screen.resize(1000, 420)
    screen.table.setFocus()
    typing(screen, F5, "1998", *[ENTER] * 3)
    field = screen.focusWidget()
    room = screen.panel._room.viewport()
    assert room.rect().contains(field.mapTo(room, field.rect().center()))


def test_nothing_found_is_said(screen):
    screen.search.setText("زرافة")
    screen.search._tell()
    assert screen._stack.currentIndex() == 1


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_chart_is_drawn(qtbot, screen, speak, grab, typing, tongue):
    speak(tongue)
    screen.table.pick(codes(screen.model.rows).index("1111"))
    assert not grab(screen, f"chart-{tongue}-light").isNull()
    screen.table.setFocus()
    typing(screen, F5)
    qtbot.waitUntil(lambda: screen.table.horizontalScrollBar().maximum() == 0)
    assert not grab(screen, f"chart-new-{tongue}-light").isNull()
