"""Everything that entries refer to, as one snapshot of the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Branch, Fund, FundLine, Partner, Project
from desktop.domain.ledger.year import FiscalYear, Period


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose book it is."""

    book_id: str
    name_ar: str
    name_en: str
    currency: Currency
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Masters:
    """The masters by id, in order of code (years and periods in order of time)."""

    organisation: Organisation
    years: Mapping[int, FiscalYear]
    periods: tuple[Period, ...]
    accounts: Mapping[int, Account]
    funds: Mapping[int, Fund]
    projects: Mapping[int, Project]
    partners: Mapping[int, Partner]
    officer_codes: Mapping[int, str]
    branches: Mapping[int, Branch]
    fund_lines: Mapping[int, FundLine]
