"""What the groups and the wishes of reports are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.statements.basis import Basis
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    ReportGroup.STATEMENTS: mark("Financial statements"),
    ReportGroup.BOOKS: mark("Books and balances"),
    ReportGroup.FUNDING: mark("Budgets and grants"),
    ReportGroup.TREASURY: mark("Cash and banks"),
    ReportGroup.BALANCES: mark("Assets, advances and debts"),
    Takes.DAY: mark("a day"),
    Takes.BASIS: mark("a basis"),
    Takes.BRANCH: mark("a branch"),
    Takes.PROJECT: mark("a project"),
    Basis.ACCRUAL: mark("Accrual basis"),
    Basis.CASH: mark("Cash basis"),
}
