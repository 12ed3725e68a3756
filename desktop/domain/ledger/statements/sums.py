"""Add the kept yearly totals up to what a statement asks for: a year's movement, or a balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.dimensions import Fund, Restriction
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import (
    WHOLE_BOOK,
    Drill,
    Label,
    Row,
    RowKind,
    Scope,
)
from desktop.domain.ledger.year import FiscalYear


@dataclass(frozen=True, slots=True)
class Amounts:
    """Sums of accounts, debit positive, each divided by fund; and the days that they stand for.

    `last_day` may lie before `first_day`: nothing comes before the first year of a book. Closing
    entries count only before `no_closing_from`. `scope` is the part of the book that they are of.
    """

    by_account: Mapping[int, Mapping[int, int]]
    first_day: dt.date
    last_day: dt.date
    no_closing_from: dt.date | None = None
    scope: Scope = WHOLE_BOOK

    def total(self, account_ids: Iterable[int], fund_ids: tuple[int, ...] | None = None) -> int:
        """Return the sum over `account_ids` and `fund_ids` (None: all funds)."""
        parts = [self.by_account[id_] for id_ in account_ids if id_ in self.by_account]
        if fund_ids is None:
            return sum(sum(funds.values()) for funds in parts)
        return sum(funds.get(fund_id, 0) for funds in parts for fund_id in fund_ids)

    def drill(self, account_ids: tuple[int, ...], fund_ids: tuple[int, ...] | None = None) -> Drill:
        """Return the way from a sum over `account_ids` and `fund_ids` to its lines."""
        days = self.first_day, self.last_day, self.no_closing_from
        return Drill(account_ids, fund_ids, *days, self.scope)


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of figures: the sums that it reads, over one set of funds or all (None)."""

    amounts: Amounts
    fund_ids: tuple[int, ...] | None = None

    def total(self, account_ids: Iterable[int]) -> int:
        """Return the sum over `account_ids`, debit positive."""
        return self.amounts.total(account_ids, self.fund_ids)

    def drill(self, account_ids: tuple[int, ...]) -> Drill:
        """Return the way from that sum to its lines."""
        return self.amounts.drill(account_ids, self.fund_ids)


def measures_of(columns: Iterable[Amounts], *funds: Fund) -> tuple[Measure, ...]:
    """Return a measure for each of `columns`, over `funds` or, where none is given, all."""
    fund_ids = tuple(fund.id for fund in funds) or None
    return tuple(Measure(amounts, fund_ids) for amounts in columns)


def sum_row(
    kind: RowKind,
    level: int,
    label: Label,
    account_ids: tuple[int, ...],
    measures: Sequence[Measure],
    *,
    credit: bool,
) -> Row:
    """Return the row of the sums over `account_ids`, shown as credits or as debits."""
    sign = -1 if credit else 1
    cells = tuple(sign * measure.total(account_ids) for measure in measures)
    return Row(kind, level, label, cells, tuple(m.drill(account_ids) for m in measures))


def movement_in(source: StatementSource, year: FiscalYear) -> Amounts:
    """Return what moved in `year`, as if it had not been closed."""
    amounts = source.summed(frozenset({(year.id, False)}))
    return Amounts(amounts, year.first_day, year.last_day, year.first_day, source.scope)


def balance_before(source: StatementSource, year: FiscalYear) -> Amounts:
    """Return the balances with which `year` began, every entry of the years before included."""
    earlier = {other.id for other in source.years if other.first_day < year.first_day}
    amounts = source.summed(_whole(earlier))
    last_day = year.first_day - dt.timedelta(days=1)
    return Amounts(amounts, first_day_of(source), last_day, scope=source.scope)


def balance_at_end(source: StatementSource, year: FiscalYear) -> Amounts:
    """Return the balances with which `year` ended, every entry up to then included."""
    until = {other.id for other in source.years if other.first_day <= year.first_day}
    amounts = source.summed(_whole(until))
    return Amounts(amounts, first_day_of(source), year.last_day, scope=source.scope)


def first_day_of(source: StatementSource) -> dt.date:
    """Return the first day of the book's first fiscal year."""
    return min(year.first_day for year in source.years)


def accounts_of(source: StatementSource, *kinds: AccountKind) -> tuple[int, ...]:
    """Return the ids of the accounts of these kinds, in order of their codes."""
    chosen = [account for account in source.accounts if account.kind in kinds]
    return tuple(account.id for account in sorted(chosen, key=code_order))


def funds_of(source: StatementSource, restriction: Restriction) -> tuple[int, ...]:
    """Return the ids of the funds of one class, in order of their codes."""
    chosen = [fund for fund in source.funds if fund.restriction is restriction]
    return tuple(fund.id for fund in sorted(chosen, key=lambda fund: fund.code))


def code_order(account: Account) -> str:
    """Return the key by which accounts are ordered: codes as text, so 1, 11, 111, 12, 2."""
    return account.code


def _whole(year_ids: Iterable[int]) -> frozenset[tuple[int, bool]]:
    """Return the parts of these years, what closing entries made included."""
    return frozenset((year_id, closing) for year_id in year_ids for closing in (False, True))
