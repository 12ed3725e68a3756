"""The privacy screen, as the window registers it."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.privacy.screen import PrivacyScreen
from desktop.ui.shell.spec import Area, ScreenSpec

PRIVACY_SCREENS: Final = (
    ScreenSpec("privacy", mark("Privacy"), "eye-off", Area.TRUST, PrivacyScreen),
)
