"""The screens of funds, projects and partners, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.masters.kinds import KINDS
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

MASTERS_SCREENS: Final = (
    ScreenSpec(
        "masters",
        mark("Funds, projects and partners"),
        "handshake",
        Area.LEDGER,
        lambda context: RegisterScreen(context, KINDS),
        short=mark("Funds and projects"),
    ),
)
