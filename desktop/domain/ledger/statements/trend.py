"""Up to five years side by side: what came in, what it went on, and what was left."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.statements.flows import money_of
from desktop.domain.ledger.statements.frame import Side, yearly
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import Measure, accounts_of, funds_of, sum_row
from desktop.domain.ledger.statements.table import Column, Label, Row, RowKind, Statement
from desktop.domain.ledger.statements.tree import AccountTree, section

MOST_YEARS: Final = 5
CHARTED: Final = ("total-income", "total-expenses")


def trend(source: StatementSource) -> Statement:
    """Return the years up to the source's, the last one first, with income and expenses charted."""
    known = [year for year in source.years if year.first_day <= source.year.first_day]
    years = known[-MOST_YEARS:][::-1]
    sides = [
        Side(Column(f"year-{year.name}", year.name, text="current"), source, year) for year in years
    ]
    moved = [Measure(side.moved()) for side in sides]
    ends = [Measure(side.end()) for side in sides]
    tree = AccountTree(source.accounts)
    income = section(tree, AccountKind.INCOME, moved, "income", "total-income")
    expenses = section(tree, AccountKind.EXPENSE, moved, "expenses", "total-expenses")
    result = accounts_of(source, AccountKind.INCOME, AccountKind.EXPENSE)
    equity = (*result, *accounts_of(source, AccountKind.NET_ASSETS))
    cash = tuple(account.id for account in money_of(source))

    def row(key: str, ids: tuple[int, ...], measures: list[Measure], *, credit: bool) -> Row:
        total = key in {"surplus", "total-net-assets"}
        kind, level = (RowKind.TOTAL, 0) if total else (RowKind.ITEM, 1)
        return sum_row(kind, level, Label(key=key), ids, measures, credit=credit)

    rows = [
        *income.rows,
        *expenses.rows,
        row("surplus", result, moved, credit=True),
        Row(RowKind.HEADING, 0, Label(key="position-at-end")),
        row("cash-at-end", cash, ends, credit=False),
        row("assets-in-all", accounts_of(source, AccountKind.ASSET), ends, credit=False),
        row("liabilities-in-all", accounts_of(source, AccountKind.LIABILITY), ends, credit=True),
    ]
    for restriction in Restriction:
        held = [Measure(side.end(), funds_of(source, restriction)) for side in sides]
        of_class = row(f"net-assets-{restriction.value}", equity, held, credit=True)
        if any(of_class.cells):
            rows.append(of_class)
    rows.append(row("total-net-assets", equity, ends, credit=True))
    return yearly("trend", source, (side.column for side in sides), rows, CHARTED)
