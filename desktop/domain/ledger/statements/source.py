"""What a statement is computed from: the book's masters and its kept yearly totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Fund, Project
from desktop.domain.ledger.statements.table import WHOLE_BOOK, Part, Scope
from desktop.domain.ledger.year import FiscalYear


class YearTotal(NamedTuple):
    """Debits and credits (minor units, both positive) of one account and fund in one fiscal year.

    `closing` marks the share that closing entries made, so that the activities of a closed year
    can still be shown. A plain tuple, for a book has thousands and they are made at every reading.
    """

    fiscal_year_id: int
    account_id: int
    fund_id: int
    closing: bool
    debit: int
    credit: int


class CashFlow(NamedTuple):
    """What went through money against one account in one fiscal year; positive came in.

    Minor units. It is the negated sum of the account's lines in entries that have a line in a cash
    box or a bank account too, opening entries left out.
    """

    fiscal_year_id: int
    account_id: int
    amount: int


Divided = Mapping[int, Mapping[int, int]]
"""Debits less credits, minor units, by account id and fund id."""


@dataclass(frozen=True)
class StatementSource:
    """All that the yearly statements need; `years` are in order of time.

    `totals` holds every year up to and including `year`; `prior` is the year before it, or None.
    `totals` and `flows` are those of `scope`; `flows` are there only for the statements that show
    money, and `opened` is then what opening entries posted (debit positive), by fiscal year id and
    account id. Not slotted: what the totals add up to is worked out once, when first asked for.
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
    flows: tuple[CashFlow, ...] = ()
    opened: Mapping[tuple[int, int], int] = field(default_factory=dict)
    scope: Scope = WHOLE_BOOK
    parts: tuple[Part, ...] = ()

    @cached_property
    def divided(self) -> Mapping[tuple[int, bool], Divided]:
        """Return the totals by (fiscal year id, whether closing entries made them)."""
        found: dict[tuple[int, bool], dict[int, dict[int, int]]] = {}
        for year_id, account_id, fund_id, closing, debit, credit in self.totals:
            accounts = found.setdefault((year_id, bool(closing)), {})
            funds = accounts.setdefault(account_id, {})
            funds[fund_id] = funds.get(fund_id, 0) + debit - credit
        return found

    @cached_property
    def _sums(self) -> dict[frozenset[tuple[int, bool]], Divided]:
        return {}

    def summed(self, parts: frozenset[tuple[int, bool]]) -> Divided:
        """Return these parts of `divided` added up; each sum is worked out once."""
        if parts not in self._sums:
            self._sums[parts] = _added(
                [each for part in sorted(parts) if (each := self.divided.get(part))]
            )
        return self._sums[parts]


def _added(parts: Sequence[Divided]) -> Divided:
    if len(parts) == 1:
        return parts[0]
    sums: dict[int, dict[int, int]] = {}
    for part in parts:
        for account_id, funds in part.items():
            into = sums.setdefault(account_id, {})
            for fund_id, amount in funds.items():
                into[fund_id] = into.get(fund_id, 0) + amount
    return sums
