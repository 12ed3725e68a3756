"""Sources and uses of funds: where the money came from, what it went on, and what is unspent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import Fund
from desktop.domain.ledger.statements.frame import of_sides, sides_of
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import (
    Amounts,
    Measure,
    accounts_of,
    measures_of,
    sum_row,
)
from desktop.domain.ledger.statements.table import (
    Label,
    Row,
    RowKind,
    Statement,
    account_label,
    fund_label,
)
from desktop.domain.ledger.statements.tree import AccountTree

_RESULT = (AccountKind.INCOME, AccountKind.EXPENSE)


def sources_and_uses(source: StatementSource) -> Statement:
    """Return sources by income account and fund, uses by expense account, and what is unspent.

    The fund rows below a source appear only in a book with several funds. Unspent is the net assets
    of each fund: opening + sources - uses + direct changes.
    """
    sides = sides_of(source)
    moved = [side.moved() for side in sides]
    ends = [side.end() for side in sides]
    all_moved, all_ends = measures_of(moved), measures_of(ends)
    all_before = measures_of(side.before() for side in sides)
    income, expenses = (accounts_of(source, kind) for kind in _RESULT)
    direct = accounts_of(source, AccountKind.NET_ASSETS)
    everything = accounts_of(source, AccountKind.NET_ASSETS, *_RESULT)
    funds = sorted(source.funds, key=lambda fund: fund.code)
    tree = AccountTree(source.accounts)

    def line(kind: RowKind, key: str, ids: tuple[int, ...], measures: Sequence[Measure]) -> Row:
        level = 0 if kind is RowKind.TOTAL else 1
        return sum_row(kind, level, Label(key=key), ids, measures, credit=key != "total-uses")

    changes = line(RowKind.ITEM, "direct-changes", direct, all_moved)
    rows = [
        Row(RowKind.HEADING, 0, Label(key="sources")),
        *_accounts(tree, income, moved, funds if len(funds) > 1 else [], credit=True),
        line(RowKind.TOTAL, "total-sources", income, all_moved),
        Row(RowKind.HEADING, 0, Label(key="uses")),
        *_accounts(tree, expenses, moved, [], credit=False),
        line(RowKind.TOTAL, "total-uses", expenses, all_moved),
        Row(RowKind.HEADING, 0, Label(key="unspent")),
        line(RowKind.ITEM, "unspent-at-start", everything, all_before),
        line(RowKind.ITEM, "sources-less-uses", (*income, *expenses), all_moved),
        *([changes] if any(changes.cells) else []),
        line(RowKind.TOTAL, "unspent-at-end", everything, all_ends),
        Row(RowKind.HEADING, 0, Label(key="unspent-by-fund")),
        *_funds(funds, everything, ends, 1, credit=True),
        line(RowKind.TOTAL, "total-unspent", everything, all_ends),
    ]
    return of_sides("sources-and-uses", source, sides, rows)


def _accounts(
    tree: AccountTree,
    account_ids: tuple[int, ...],
    columns: Sequence[Amounts],
    funds: Sequence[Fund],
    *,
    credit: bool,
) -> Iterator[Row]:
    measures = measures_of(columns)
    for account_id in account_ids:
        account = tree.by_id[account_id]
        label = account_label(account, tree.headings(account))
        row = sum_row(RowKind.ACCOUNT, 1, label, (account_id,), measures, credit=credit)
        parts = list(_funds(funds, (account_id,), columns, 2, credit=credit))
        if any(row.cells) or parts:
            yield row
            yield from parts


def _funds(
    funds: Sequence[Fund],
    account_ids: tuple[int, ...],
    columns: Sequence[Amounts],
    level: int,
    *,
    credit: bool,
) -> Iterator[Row]:
    for fund in funds:
        measures = measures_of(columns, fund)
        row = sum_row(RowKind.FUND, level, fund_label(fund), account_ids, measures, credit=credit)
        if any(row.cells):
            yield row
