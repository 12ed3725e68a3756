"""The screens of grants, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.grants.grants_screen import GRANT_PAGE, GrantsScreen
from desktop.ui.screens.ledger.grants.page import GrantPage
from desktop.ui.shell.spec import Area, ScreenSpec

GRANTS_SCREENS: Final = (
    ScreenSpec("grants", mark("Grants"), "handshake", Area.FUNDING, GrantsScreen),
    ScreenSpec(
        GRANT_PAGE, mark("Grant"), "handshake", Area.FUNDING, GrantPage, in_navigation=False
    ),
)
