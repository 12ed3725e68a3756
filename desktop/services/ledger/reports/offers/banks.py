"""The bank book and the printed reconciliation."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.banks.paper import BANK_BOOK, RECONCILIATION
from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.services.ledger.banks.bank_reports import (
    bank_book,
    bank_choices,
    printed_reconciliation,
)
from desktop.services.ledger.reports.report import Report
from desktop.text.words import mark

REPORTS: Final = (
    Report(
        BANK_BOOK,
        ReportGroup.TREASURY,
        bank_book,
        of=mark("Bank account"),
        choices=bank_choices,
        must=True,
        takes=frozenset({Takes.DAY}),
    ),
    Report(
        RECONCILIATION,
        ReportGroup.TREASURY,
        printed_reconciliation,
        of=mark("Bank account"),
        choices=bank_choices,
        must=True,
        takes=frozenset({Takes.DAY}),
        yearly=False,
    ),
)
