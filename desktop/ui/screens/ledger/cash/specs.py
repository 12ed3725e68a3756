"""The screen of cash boxes and counts, as the window registers it."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.cash.boxes_kind import BOXES
from desktop.ui.screens.ledger.cash.counts_kind import COUNTS
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

CASH_SCREENS: Final = (
    ScreenSpec(
        "cash",
        mark("Cash boxes"),
        "landmark",
        Area.TREASURY,
        lambda context: RegisterScreen(context, (BOXES, COUNTS)),
    ),
)
