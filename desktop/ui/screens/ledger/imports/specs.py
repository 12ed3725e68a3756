"""The screens of imports, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.imports.import_screen import ImportScreen
from desktop.ui.screens.ledger.imports.register import IMPORTS
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

IMPORT_SCREENS: Final = (
    ScreenSpec(
        "imports",
        mark("Imports"),
        "download",
        Area.LEDGER,
        lambda context: RegisterScreen(context, (IMPORTS,)),
    ),
    ScreenSpec(
        "import-new",
        mark("Import a file"),
        "download",
        Area.LEDGER,
        ImportScreen,
        in_navigation=False,
    ),
)
