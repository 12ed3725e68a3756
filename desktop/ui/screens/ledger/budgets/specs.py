"""The screens of budgets, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.budgets.against_screen import AgainstScreen
from desktop.ui.screens.ledger.budgets.figures_screen import FiguresScreen
from desktop.ui.screens.ledger.budgets.kinds import FIGURES_SCREEN, KINDS
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

BUDGET_SCREENS: Final = (
    ScreenSpec(
        "budgets",
        mark("Budgets and commitments"),
        "scale",
        Area.FUNDING,
        lambda context: RegisterScreen(context, KINDS),
        short=mark("Budgets"),
    ),
    ScreenSpec(
        "budget-against",
        mark("Budget against actual"),
        "chart-column",
        Area.FUNDING,
        AgainstScreen,
        short=mark("Budget and actual"),
    ),
    ScreenSpec(
        FIGURES_SCREEN,
        mark("Budget figures"),
        "scale",
        Area.FUNDING,
        FiguresScreen,
        in_navigation=False,
    ),
)
