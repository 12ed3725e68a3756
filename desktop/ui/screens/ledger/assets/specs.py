"""The screens of fixed assets, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.assets.asset_page import AssetPage
from desktop.ui.screens.ledger.assets.class_kind import CLASSES
from desktop.ui.screens.ledger.assets.count_kinds import COUNTING, COUNTS
from desktop.ui.screens.ledger.assets.depreciation_kinds import DUE, RUNS
from desktop.ui.screens.ledger.assets.register_kind import LINES, REGISTER
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

ASSET_SCREENS: Final = (
    ScreenSpec(
        "assets",
        mark("Fixed assets"),
        "building-2",
        Area.ASSETS,
        lambda context: RegisterScreen(context, (REGISTER, LINES, CLASSES)),
    ),
    ScreenSpec(
        "depreciation",
        mark("Depreciation"),
        "calendar-clock",
        Area.ASSETS,
        lambda context: RegisterScreen(context, (DUE, RUNS)),
    ),
    ScreenSpec(
        "asset-counts",
        mark("Counts of assets"),
        "file-check",
        Area.ASSETS,
        lambda context: RegisterScreen(context, (COUNTING, COUNTS)),
    ),
    ScreenSpec("asset", mark("Asset"), "building-2", Area.ASSETS, AssetPage, in_navigation=False),
)
