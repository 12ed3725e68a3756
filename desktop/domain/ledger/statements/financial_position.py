"""The statement of financial position: what is owned, what is owed, and whose the rest is."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.statements.frame import Sides, of_sides, sides_of
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import Measure, accounts_of, funds_of, sum_row
from desktop.domain.ledger.statements.table import (
    WHOLE_BOOK,
    Label,
    Row,
    RowKind,
    Statement,
)
from desktop.domain.ledger.statements.tree import AccountTree, Section, section

_RESULT = (AccountKind.INCOME, AccountKind.EXPENSE)
_EQUITY = (AccountKind.NET_ASSETS, *_RESULT)


def financial_position(source: StatementSource) -> Statement:
    """Return the position at the end of the year, beside that of the year before.

    Net assets are shown by fund class: brought forward, the result of the year (closed or not) and
    what was posted to net assets directly. A row `difference` appears only in a book that doesn't
    balance, and then in every column.
    """
    sides = sides_of(source)
    return of_sides("financial-position", source, sides, position_rows(sides))


def position_rows(sides: Sides) -> list[Row]:
    """Return the rows with a figure for each side.

    A branch or a project need not balance by itself: what it lacks the rest of the organisation
    owes to it, and the other way round.
    """
    source = sides[0].source
    ends = [Measure(side.end()) for side in sides]
    tree = AccountTree(source.accounts)
    assets = section(tree, AccountKind.ASSET, ends, "assets", "total-assets")
    liabilities = section(tree, AccountKind.LIABILITY, ends, "liabilities", "total-liabilities")
    net_rows = _net_assets(sides)
    net = [cell or 0 for cell in net_rows[-1].cells]
    gaps = [
        0 if side.source.scope == WHOLE_BOOK else own - owed - rest
        for side, own, owed, rest in zip(sides, assets.totals, liabilities.totals, net, strict=True)
    ]
    assets = _joined(assets, "due-from-rest", [max(-gap, 0) for gap in gaps])
    liabilities = _joined(liabilities, "due-to-rest", [max(gap, 0) for gap in gaps])
    both = tuple(owed + rest for owed, rest in zip(liabilities.totals, net, strict=True))
    owing = accounts_of(source, AccountKind.LIABILITY, *_EQUITY)
    drills = tuple(
        None if gap > 0 else measure.drill(owing) for measure, gap in zip(ends, gaps, strict=True)
    )
    label = Label(key="total-liabilities-and-net-assets")
    rows = [*assets.rows, *liabilities.rows, *net_rows, Row(RowKind.TOTAL, 0, label, both, drills)]
    differences = tuple(own - owed for own, owed in zip(assets.totals, both, strict=True))
    if any(differences):
        nowhere = (None,) * len(differences)
        rows.append(Row(RowKind.TOTAL, 0, Label(key="difference"), differences, nowhere))
    return rows


def _joined(part: Section, key: str, amounts: list[int]) -> Section:
    """Return `part` with one more row before its total, where there is anything in it."""
    if not any(amounts):
        return part
    *rows, total = part.rows
    drills = [
        None if amount else drill for amount, drill in zip(amounts, total.drills, strict=True)
    ]
    totals = tuple(have + more for have, more in zip(part.totals, amounts, strict=True))
    row = Row(RowKind.ITEM, 1, Label(key=key), tuple(amounts), (None,) * len(amounts))
    return Section((*rows, row, replace(total, cells=totals, drills=tuple(drills))), totals)


def _net_assets(sides: Sides) -> list[Row]:
    rows = [Row(RowKind.HEADING, 0, Label(key="net-assets"))]
    for restriction in Restriction:
        rows.extend(_class_rows(sides, restriction))
    everything = accounts_of(sides[0].source, *_EQUITY)
    total = Label(key="total-net-assets")
    ends = [Measure(side.end()) for side in sides]
    rows.append(sum_row(RowKind.TOTAL, 0, total, everything, ends, credit=True))
    return rows


def _class_rows(sides: Sides, restriction: Restriction) -> list[Row]:
    """Return the rows of one fund class; none where it never held anything."""
    source = sides[0].source
    funds = funds_of(source, restriction)
    moved = [Measure(side.moved(), funds) for side in sides]
    before = [Measure(side.before(), funds) for side in sides]
    ends = [Measure(side.end(), funds) for side in sides]
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
