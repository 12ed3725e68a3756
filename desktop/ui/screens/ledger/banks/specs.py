"""The screens of banks, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.ledger.banks.kinds import KINDS
from desktop.ui.screens.ledger.banks.reconcile_screen import ReconcileScreen
from desktop.ui.screens.ledger.banks.statement_screen import StatementScreen
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

BANK_SCREENS: Final = (
    ScreenSpec(
        "bank-accounts",
        mark("Bank accounts"),
        "landmark",
        Area.TREASURY,
        lambda context: RegisterScreen(context, KINDS),
    ),
    ScreenSpec(
        "bank-statement", mark("Bank statement"), "download", Area.TREASURY, StatementScreen
    ),
    ScreenSpec(
        "reconciliation", mark("Bank reconciliation"), "scale", Area.TREASURY, ReconcileScreen
    ),
)
