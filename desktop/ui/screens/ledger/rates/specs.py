"""The screens of rates and of revaluation, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.rates.rates_kind import RATES, REVALUATIONS
from desktop.ui.screens.ledger.rates.revaluation_screen import RevaluationScreen
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

RATE_SCREENS: Final = (
    ScreenSpec(
        "rates",
        mark("Rates of exchange"),
        "arrow-left-right",
        Area.TREASURY,
        lambda context: RegisterScreen(context, (RATES, REVALUATIONS)),
    ),
    ScreenSpec("revaluation", mark("Revaluation"), "scale", Area.TREASURY, RevaluationScreen),
)
