"""The statement of changes in net assets: how each fund moved, by class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import Fund, Restriction
from desktop.domain.ledger.statements.frame import yearly, years_shown
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import (
    Amounts,
    accounts_of,
    balance_at_end,
    balance_before,
    movement_in,
)
from desktop.domain.ledger.statements.table import (
    Column,
    Label,
    Row,
    RowKind,
    Statement,
    fund_label,
)
from desktop.domain.ledger.year import FiscalYear

_COLUMNS = ("fund-opening", "fund-income", "fund-expenses", "fund-transfers", "fund-closing")


@dataclass(frozen=True, slots=True)
class FundMovement:
    """How one fund moved in a year, in minor units, all signed so that they add up to `closing`.

    `transfers` are what was posted to net assets directly: transfers between funds, which sum to
    zero over all funds, and opening balances.
    """

    fund: Fund
    opening: int
    income: int
    expenses: int
    transfers: int
    closing: int


def fund_movements(source: StatementSource, year: FiscalYear) -> tuple[FundMovement, ...]:
    """Return the movement of each fund that held or moved anything in `year`, by class and code."""
    block = _Block(source, year)
    return tuple(
        FundMovement(fund, *(-parts[fund.id] for parts in block.by_fund))
        for restriction in Restriction
        for fund in block.funds_of(restriction)
    )


def net_assets(source: StatementSource) -> Statement:
    """Return the movement of each fund in the year and, below it, in the year before."""
    rows: list[Row] = []
    for year in years_shown(source):
        rows.extend(_Block(source, year).rows())
    columns = [Column(key, source.year.name) for key in _COLUMNS]
    return yearly("net-assets", source, columns, rows)


class _Block:
    """The movement of one year: the sums and accounts behind each of the five columns."""

    def __init__(self, source: StatementSource, year: FiscalYear) -> None:
        self._source = source
        self._year = year
        moved = movement_in(source, year)
        result = (AccountKind.INCOME, AccountKind.EXPENSE)
        everything = accounts_of(source, AccountKind.NET_ASSETS, *result)
        self._columns: Sequence[tuple[Amounts, tuple[int, ...]]] = (
            (balance_before(source, year), everything),
            (moved, accounts_of(source, AccountKind.INCOME)),
            (moved, accounts_of(source, AccountKind.EXPENSE)),
            (moved, accounts_of(source, AccountKind.NET_ASSETS)),
            (balance_at_end(source, year), everything),
        )
        self.by_fund: Sequence[Mapping[int, int]] = [
            {fund.id: amounts.total(ids, (fund.id,)) for fund in source.funds}
            for amounts, ids in self._columns
        ]

    def funds_of(self, restriction: Restriction) -> list[Fund]:
        return [
            fund
            for fund in sorted(self._source.funds, key=lambda fund: fund.code)
            if fund.restriction is restriction and any(part[fund.id] for part in self.by_fund)
        ]

    def rows(self) -> list[Row]:
        rows = [Row(RowKind.HEADING, 0, Label(key="movement-of-year", year=self._year.name))]
        for restriction in Restriction:
            funds = self.funds_of(restriction)
            if not funds:
                continue
            key = f"net-assets-{restriction.value}"
            rows.append(Row(RowKind.HEADING, 1, Label(key=key)))
            rows.extend(self._row(RowKind.FUND, 2, fund_label(fund), (fund.id,)) for fund in funds)
            ids = tuple(fund.id for fund in funds)
            rows.append(self._row(RowKind.SUBTOTAL, 1, Label(key=f"total-{key}"), ids))
        rows.append(self._row(RowKind.TOTAL, 0, Label(key="total-net-assets"), None))
        return rows

    def _row(
        self, kind: RowKind, level: int, label: Label, fund_ids: tuple[int, ...] | None
    ) -> Row:
        cells = tuple(
            -sum(amount for id_, amount in part.items() if fund_ids is None or id_ in fund_ids)
            for part in self.by_fund
        )
        drills = tuple(amounts.drill(ids, fund_ids) for amounts, ids in self._columns)
        return Row(kind, level, label, cells, drills)
