"""The screens of officers, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.trust.hand_over_screen import HandOverScreen
from desktop.ui.screens.trust.keys_screen import KeysScreen
from desktop.ui.screens.trust.officers_screen import OfficersScreen
from desktop.ui.screens.trust.permissions_screen import PermissionsScreen
from desktop.ui.screens.trust.settings_screen import SettingsScreen
from desktop.ui.shell.spec import Area, ScreenSpec

TRUST_SCREENS: Final = (
    ScreenSpec("officers", mark("Officers"), "users", Area.TRUST, OfficersScreen),
    ScreenSpec("permissions", mark("Permissions"), "shield-check", Area.TRUST, PermissionsScreen),
    ScreenSpec(
        "hand-over",
        mark("Hand over an office"),
        "handshake",
        Area.TRUST,
        HandOverScreen,
        in_navigation=False,
    ),
    ScreenSpec("keys", mark("Keys"), "key-round", Area.TRUST, KeysScreen),
    ScreenSpec("settings", mark("Settings"), "sliders-horizontal", Area.TRUST, SettingsScreen),
)
