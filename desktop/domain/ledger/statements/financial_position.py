"""The statement of financial position: what is owned, what is owed, and whose the rest is."""

from __future__ import annotations

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.statements.frame import year_columns, yearly, years_shown
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import (
    Measure,
    accounts_of,
    balance_at_end,
    balance_before,
    funds_of,
    measures_of,
    movement_in,
    sum_row,
)
from desktop.domain.ledger.statements.table import Label, Row, RowKind, Statement
from desktop.domain.ledger.statements.tree import AccountTree, section

_RESULT = (AccountKind.INCOME, AccountKind.EXPENSE)
_EQUITY = (AccountKind.NET_ASSETS, *_RESULT)


def financial_position(source: StatementSource) -> Statement:
    """Return the position at the end of the year, beside that of the year before.

    Net assets are shown by fund class: brought forward, the result of the year (closed or not) and
    what was posted to net assets directly. A row `difference` appears only in a book that doesn't
    balance, and then in every column.
    """
    ends = measures_of(balance_at_end(source, year) for year in years_shown(source))
    tree = AccountTree(source.accounts)
    assets = section(tree, AccountKind.ASSET, ends, "assets", "total-assets")
    liabilities = section(tree, AccountKind.LIABILITY, ends, "liabilities", "total-liabilities")
    net_rows = _net_assets(source)
    net_total = net_rows[-1]
    both = tuple(
        owed + (net or 0) for owed, net in zip(liabilities.totals, net_total.cells, strict=True)
    )
    owing = accounts_of(source, AccountKind.LIABILITY, *_EQUITY)
    rows = [*assets.rows, *liabilities.rows, *net_rows]
    rows.append(
        Row(
            RowKind.TOTAL,
            0,
            Label(key="total-liabilities-and-net-assets"),
            both,
            tuple(measure.drill(owing) for measure in ends),
        )
    )
    differences = tuple(own - owed for own, owed in zip(assets.totals, both, strict=True))
    if any(differences):
        rows.append(
            Row(RowKind.TOTAL, 0, Label(key="difference"), differences, (None,) * len(differences))
        )
    return yearly("financial-position", source, year_columns(source), rows)


def _net_assets(source: StatementSource) -> list[Row]:
    ends = measures_of(balance_at_end(source, year) for year in years_shown(source))
    rows = [Row(RowKind.HEADING, 0, Label(key="net-assets"))]
    for restriction in Restriction:
        rows.extend(_class_rows(source, restriction))
    everything = accounts_of(source, *_EQUITY)
    total = Label(key="total-net-assets")
    rows.append(sum_row(RowKind.TOTAL, 0, total, everything, ends, credit=True))
    return rows


def _class_rows(source: StatementSource, restriction: Restriction) -> list[Row]:
    """Return the rows of one fund class; none where it never held anything."""
    funds = funds_of(source, restriction)
    years = years_shown(source)
    moved = [Measure(movement_in(source, year), funds) for year in years]
    before = [Measure(balance_before(source, year), funds) for year in years]
    ends = [Measure(balance_at_end(source, year), funds) for year in years]
    all_ids = accounts_of(source, *_EQUITY)
    direct = accounts_of(source, AccountKind.NET_ASSETS)
    parts = (
        ("brought-forward", all_ids, before),
        ("result-of-year", accounts_of(source, *_RESULT), moved),
        ("direct-changes", direct, moved),
    )
    items = [
        sum_row(RowKind.ITEM, 2, Label(key=name), account_ids, columns, credit=True)
        for name, account_ids, columns in parts
    ]
    shown = [row for row in items if any(row.cells)]
    if not shown:
        return []
    key = f"net-assets-{restriction.value}"
    total = Label(key=f"total-{key}")
    return [
        Row(RowKind.HEADING, 1, Label(key=key)),
        *shown,
        sum_row(RowKind.SUBTOTAL, 1, total, all_ids, ends, credit=True),
    ]
