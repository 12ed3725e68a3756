"""The screens of dues, receivables, bills and advances, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.dues import advance_kinds, bill_kinds, dues_kinds, item_kinds
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

_ITEMS: Final = (item_kinds.RECEIVABLES, item_kinds.PAYABLES, item_kinds.ITEMS)

DUES_SCREENS: Final = (
    ScreenSpec(
        "dues",
        mark("Members' dues"),
        "users",
        Area.DUES,
        lambda context: RegisterScreen(context, dues_kinds.KINDS),
    ),
    ScreenSpec(
        "items",
        mark("Receivables and payables"),
        "scale",
        Area.DUES,
        lambda context: RegisterScreen(context, _ITEMS),
    ),
    ScreenSpec(
        "bills",
        mark("Suppliers' bills"),
        "receipt",
        Area.DUES,
        lambda context: RegisterScreen(context, bill_kinds.KINDS),
    ),
    ScreenSpec(
        "advances",
        mark("Advances"),
        "handshake",
        Area.DUES,
        lambda context: RegisterScreen(context, advance_kinds.KINDS),
    ),
)
