"""Rates are noted and taken in, money is exchanged, and the year is revalued, by keys."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.services.ledger.rates.rates import list_rates
from desktop.services.ledger.rates.revaluations import list_revaluations
from desktop.services.ledger.read_journal import view_entry
from desktop.ui.screens.ledger.rates.bad_rows import BadRows
from desktop.ui.screens.ledger.rates.rates_kind import RATES, REVALUATIONS, take_file
from desktop.ui.screens.ledger.rates.revaluation_screen import RevaluationScreen

F2, F5, F6, F7, F8 = (getattr(Qt.Key, f"Key_F{n}") for n in (2, 5, 6, 7, 8))
CLOSING = dt.date(2025, 5, 31)


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy)


def dialog_of(qtbot, screen):
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.activateWindow()
    qtbot.waitUntil(screen.dialog.isActiveWindow)
    return screen.dialog


@pytest.fixture
def revaluation(shown, treasury, qtbot):
    screen = shown(RevaluationScreen(treasury.context, today=lambda: CLOSING))
    screen.day.set_day(CLOSING)
    screen.reload()
    settle(qtbot, treasury)
    return screen


def test_a_rate_is_noted_and_one_far_away_is_asked_about(qtbot, treasury, shown, typing):
    screen = shown((RATES, REVALUATIONS))
    screen.page.setFocus()
    typing(screen, F5)
    dialog = dialog_of(qtbot, screen)
    values = {"currency": "usd", "day": CLOSING, "rate": "0.204", "source": "CBL"}
    dialog.form.set_values(values)
    typing(dialog, F2)
    qtbot.waitUntil(lambda: dialog.form.control("rate").property("faulty") == "true")
    dialog.form.set_values({"rate": "4.93"})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(treasury.said))
    assert treasury.ask(list_rates)[0].rate == "4.93"


def test_a_file_with_wrong_rows_shows_them_and_writes_nothing(qtbot, treasury, shown, tmp_path):
    screen = shown((RATES, REVALUATIONS))
    file = tmp_path / "rates.csv"
    file.write_text("currency,day,rate\nUSD,2025-05-30,4.92\nUSD,soon,4.92\n", encoding="utf-8")
    take_file(screen, file)
    qtbot.waitUntil(lambda: bool(screen.findChildren(BadRows)))
    dialog = screen.findChildren(BadRows)[0]
    assert [(row.row, row.column) for row in dialog.model.rows] == [(3, "day")]
    dialog.accept()
    file.write_text("currency,day,rate\nUSD,2025-05-30,4.92\n", encoding="utf-8")
    take_file(screen, file)
    qtbot.waitUntil(lambda: bool(treasury.said))
    assert len(treasury.ask(list_rates)) == 3


def test_dollars_are_sold_and_the_difference_is_realised(qtbot, treasury, shown, typing):
    screen = shown((RATES, REVALUATIONS))
    screen.page.setFocus()
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    values = {
        "day": CLOSING,
        "gives": "1122",
        "gives_amount": "1,000.00",
        "takes": "1121",
        "takes_amount": "4,950.000",
        "fund": "GEN",
        "fee": "10.00",
        "narration": "بيع دولار",
    }
    dialog.form.set_values({**values, "gives_amount": "9,999.00"})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: dialog.form.control("gives_amount").property("faulty") == "true")
    dialog.form.set_values(values)
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(treasury.said))
    entry = treasury.ask(view_entry, 5)
    told = {treasury_code(treasury, line.account_id): line.amount for line in entry.lines}
    assert told["4511"] == -(4_950_000 + 49_500 - 4_848_000)
    assert (told["1121"], told["5216"]) == (4_950_000, 49_500)
    assert sum(line.amount for line in entry.lines if line.foreign) == -4_848_000


def treasury_code(desk, account_id):
    return next(code for code, each in desk.ledger.accounts.items() if each == account_id)


def test_the_working_is_shown_posted_once_and_reversed(qtbot, treasury, revaluation, shown, typing):
    told = [(row.held, row.difference) for row in revaluation.model.rows]
    assert told == [("USD 2,500.00", 275_000), ("EUR -400.00", -104_000)]
    typing(revaluation, F8)
    qtbot.waitUntil(lambda: bool(treasury.said))
    (state,) = treasury.ask(list_revaluations)
    assert (state.gains, state.losses, state.standing) == (275_000, 104_000, True)
    settle(qtbot, treasury)
    assert not revaluation.post_button.isEnabled()
    screen = shown((RATES, REVALUATIONS))
    typing(screen, F6)
    settle(qtbot, treasury)
    screen.page.setFocus()
    typing(screen, F8)
    dialog = dialog_of(qtbot, screen)
    typing(dialog, F2)
    qtbot.waitUntil(lambda: len(treasury.said) == 2)
    assert treasury.ask(list_revaluations)[0].live == ()


def test_an_old_rate_has_to_be_confirmed(qtbot, treasury, revaluation, typing):
    revaluation.day.set_day(dt.date(2025, 7, 31))
    revaluation.reload()
    qtbot.waitUntil(lambda: not revaluation.banner.isHidden())
    typing(revaluation, F8)
    settle(qtbot, treasury)
    assert treasury.ask(list_revaluations) == ()
    revaluation.old_rates.setChecked(True)
    typing(revaluation, F8)
    qtbot.waitUntil(lambda: bool(treasury.said))
    revaluation.day.set_day(dt.date(2025, 1, 2))
    revaluation.reload()
    qtbot.waitUntil(lambda: revaluation._stack.currentIndex() == 1)


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_rates_are_drawn(qtbot, qapp, treasury, shown, revaluation, typing, speak, grab, tongue):
    speak(tongue)
    screen = shown((RATES, REVALUATIONS))
    assert not grab(screen, f"rates-{tongue}-light").isNull()
    screen.page.setFocus()
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    qapp.processEvents()
    assert not grab(dialog, f"rates-deal-{tongue}-light").isNull()
    dialog.reject()
    qapp.processEvents()
    assert not grab(revaluation, f"revaluation-{tongue}-light").isNull()
