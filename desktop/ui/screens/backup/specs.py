"""The screen of backups, as the window registers it."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.backup.screen import BackupScreen
from desktop.ui.shell.spec import Area, ScreenSpec

BACKUPS: Final = "backups"

BACKUP_SCREENS: Final = (ScreenSpec(BACKUPS, mark("Backups"), "save", Area.TRUST, BackupScreen),)
