"""The screens of approvals, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.approvals.queue_screen import ApprovalsScreen
from desktop.ui.screens.approvals.rules_screen import RulesScreen
from desktop.ui.shell.spec import Area, ScreenSpec

QUEUE: Final = ScreenSpec("approvals", mark("Approvals"), "stamp", Area.VOUCHERS, ApprovalsScreen)
RULES: Final = ScreenSpec(
    "approval-rules",
    mark("Approval rules and budget limits"),
    "scale",
    Area.TRUST,
    RulesScreen,
    short=mark("Rules and limits"),
)
APPROVAL_SCREENS: Final = (QUEUE, RULES)
