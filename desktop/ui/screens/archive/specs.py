"""The screens of the archive, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.archive.documents_screen import DocumentsScreen
from desktop.ui.shell.spec import Area, ScreenSpec

ARCHIVE_SCREENS: Final = (
    ScreenSpec("documents", mark("Documents"), "archive", Area.ARCHIVE, DocumentsScreen),
)
