"""The desk of the ledger's screens, with a kept cash box and dollars in the bank."""

import datetime as dt

import pytest

from desktop.domain.ledger.cash.box import NewCashBox
from desktop.domain.ledger.entry import Foreign
from desktop.domain.ledger.rates.table import NewRate
from desktop.services.ledger.cash.boxes import set_box
from desktop.services.ledger.rates.rates import add_rate
from desktop.ui.screens.registers.screen import RegisterScreen
from tests.ui.ledger.conftest import desk, speak, typing

__all__ = ["desk", "speak", "typing"]

DAY = dt.date(2025, 3, 2)


@pytest.fixture
def treasury(desk):
    ledger = desk.ledger
    ledger.post(("1111", 900_000), ("4211", -900_000), day=dt.date(2025, 3, 1))
    ledger.post(("5214", 150_500), ("1111", -150_500), day=DAY)
    box = NewCashBox(ledger.accounts["1111"], holder_officer_id=1, most=700_000)
    desk.ask(set_box, box)
    got = Foreign("USD", 250_000, "4.8", "CBL")
    ledger.post_lines(
        (ledger.line("1122", 12_000_000, foreign=got), ledger.line("4312", -12_000_000)),
        day=dt.date(2025, 1, 10),
        narration="منحة",
    )
    owed = Foreign("EUR", -40_000, "5.1", "CBL")
    ledger.post_lines(
        (ledger.line("5117", 2_040_000), ledger.line("2111", -2_040_000, foreign=owed)),
        day=dt.date(2025, 2, 10),
        narration="خدمات خبير",
    )
    for currency, rate in (("USD", "4.91"), ("EUR", "5.36")):
        desk.ask(add_rate, NewRate(currency, dt.date(2025, 5, 28), rate, "مصرف ليبيا المركزي"))
    return desk


@pytest.fixture
def shown(treasury, qtbot):
    """`shown(kinds)` is the register of these kinds, in a window of the usual size."""

    def call(made):
        screen = RegisterScreen(treasury.context, made) if isinstance(made, tuple) else made
        qtbot.addWidget(screen)
        screen.resize(1366 - 220, 768 - 110)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        qtbot.waitUntil(lambda: not treasury.work.busy)
        return screen

    return call
