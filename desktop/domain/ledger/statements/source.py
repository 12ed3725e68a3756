"""What a statement is computed from: the book's masters and its kept yearly totals."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Fund, Project
from desktop.domain.ledger.year import FiscalYear


@dataclass(frozen=True, slots=True)
class YearTotal:
    """Debits and credits (minor units, both positive) of one account and fund in one fiscal year.

    `closing` marks the share that closing entries made, so that the activities of a closed year
    can still be shown.
    """

    fiscal_year_id: int
    account_id: int
    fund_id: int
    closing: bool
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class StatementSource:
    """All that the yearly statements need; `years` are in order of time.

    `totals` holds every year up to and including `year`; `prior` is the year before it, or None.
    """

    organisation_ar: str
    organisation_en: str
    currency: Currency
    years: tuple[FiscalYear, ...]
    year: FiscalYear
    prior: FiscalYear | None
    accounts: tuple[Account, ...]
    funds: tuple[Fund, ...]
    projects: tuple[Project, ...]
    totals: tuple[YearTotal, ...]
