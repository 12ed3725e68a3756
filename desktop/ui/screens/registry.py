"""The screens of an open book: what navigation lists and what other screens open."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.approvals.specs import QUEUE, RULES
from desktop.ui.screens.archive.specs import ARCHIVE_SCREENS
from desktop.ui.screens.audit.specs import AUDIT_SCREENS
from desktop.ui.screens.backup.specs import BACKUP_SCREENS
from desktop.ui.screens.disclosure.screen import ExportScreen
from desktop.ui.screens.ledger.assets.specs import ASSET_SCREENS
from desktop.ui.screens.ledger.banks.specs import BANK_SCREENS
from desktop.ui.screens.ledger.budgets.specs import BUDGET_SCREENS
from desktop.ui.screens.ledger.cash.specs import CASH_SCREENS
from desktop.ui.screens.ledger.closing.specs import years_spec
from desktop.ui.screens.ledger.dues.specs import DUES_SCREENS
from desktop.ui.screens.ledger.grants.specs import GRANTS_SCREENS
from desktop.ui.screens.ledger.imports.specs import IMPORT_SCREENS
from desktop.ui.screens.ledger.rates.specs import RATE_SCREENS
from desktop.ui.screens.ledger.specs import LEDGER_SCREENS
from desktop.ui.screens.log.book_check import BookCheck
from desktop.ui.screens.log.screen import LogScreen
from desktop.ui.screens.masters.specs import MASTERS_SCREENS
from desktop.ui.screens.privacy.specs import PRIVACY_SCREENS
from desktop.ui.screens.statements.screen import StatementsScreen
from desktop.ui.screens.trust.specs import TRUST_SCREENS
from desktop.ui.screens.verify.screen import VerifyScreen
from desktop.ui.shell.spec import Area, ScreenSpec

STATEMENTS: Final = "statements"
EXPORT: Final = "export"
VERIFY: Final = "verify"
LOG: Final = "log"


def screens(check: BookCheck) -> tuple[ScreenSpec, ...]:
    """Return every screen, in the order of navigation; `check` is that of the open book."""
    return (
        *LEDGER_SCREENS,
        QUEUE,
        ScreenSpec(STATEMENTS, mark("Statements"), "scale", Area.LEDGER, StatementsScreen),
        *BANK_SCREENS,
        *MASTERS_SCREENS,
        *GRANTS_SCREENS,
        years_spec(check),
        *CASH_SCREENS,
        *RATE_SCREENS,
        *IMPORT_SCREENS,
        *BUDGET_SCREENS,
        *DUES_SCREENS,
        *ASSET_SCREENS,
        *ARCHIVE_SCREENS,
        ScreenSpec(
            EXPORT,
            mark("Export a package"),
            "usb",
            Area.DISCLOSURE,
            lambda context: ExportScreen(context, check),
        ),
        ScreenSpec(
            VERIFY,
            mark("Verify a package"),
            "shield-check",
            Area.DISCLOSURE,
            lambda context: VerifyScreen(context.work, titled=False),
        ),
        ScreenSpec(
            LOG,
            mark("Log of proof"),
            "fingerprint",
            Area.TRUST,
            lambda context: LogScreen(context, check),
        ),
        *TRUST_SCREENS,
        *AUDIT_SCREENS,
        RULES,
        *BACKUP_SCREENS,
        *PRIVACY_SCREENS,
    )
