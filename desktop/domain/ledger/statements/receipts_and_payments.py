"""What an organisation too small for accruals shows: receipts and payments, and what it holds.

IPSAS "Financial Reporting under the Cash Basis of Accounting", part 1.3; INPAS leaves it to small
organisations as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.statements.cash_flows import money_rows
from desktop.domain.ledger.statements.flows import Flows
from desktop.domain.ledger.statements.frame import Sides, of_sides, sides_of
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import Measure, accounts_of, code_order, sum_row
from desktop.domain.ledger.statements.table import (
    WHOLE_BOOK,
    Label,
    Row,
    RowKind,
    Statement,
    account_label,
)
from desktop.domain.ledger.statements.tree import AccountTree, section


def receipts_and_payments(source: StatementSource) -> Statement:
    """Return what was received and paid, account by account, and the money at start and end.

    Income stands under receipts and expenses under payments, each net of what was paid back. What
    went against any other account stands where its sum belongs: an advance given is a payment, one
    paid back more than given a receipt.
    """
    sides, flows = sides_of(source), Flows(source)
    return of_sides("receipts-and-payments", source, sides, list(_rows(source, flows, sides)))


def _rows(source: StatementSource, flows: Flows, sides: Sides) -> Iterator[Row]:
    groups = list(_groups(source, flows))
    passed = flows.passed(sides)
    for sign, key in ((1, "receipts"), (-1, "payments")):
        yield Row(RowKind.HEADING, 0, Label(key=key))
        total = [0] * len(sides)
        for group in groups:
            row = _row(group, flows, sides, sign)
            if any(row.cells):
                yield row
                total = [have + (more or 0) for have, more in zip(total, row.cells, strict=True)]
        rest = tuple(max(sign * amount, 0) for amount in passed)
        if any(rest):
            name = "difference" if source.scope == WHOLE_BOOK else "cash-from-rest"
            yield Row(RowKind.ITEM, 1, Label(key=name), rest, (None,) * len(sides))
            total = [have + more for have, more in zip(total, rest, strict=True)]
        label = Label(key=f"total-{key}")
        yield Row(RowKind.SUBTOTAL, 0, label, tuple(total), (None,) * len(sides))
    yield from money_rows(flows, sides)


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands in one row; `belongs`: 1 for receipts, -1 for payments, 0 where its sum says."""

    kind: RowKind
    label: Label
    account_ids: tuple[int, ...]
    belongs: int


def _groups(source: StatementSource, flows: Flows) -> Iterator[_Group]:
    """Yield the accounts that flowed; all of net assets in one, where transfers cancel out."""
    moved = flows.moved()
    tree = AccountTree(source.accounts)
    direct = []
    for account in sorted(source.accounts, key=code_order):
        if account.id not in moved:
            continue
        if account.kind is AccountKind.NET_ASSETS:
            direct.append(account.id)
            continue
        belongs = {AccountKind.INCOME: 1, AccountKind.EXPENSE: -1}.get(account.kind, 0)
        label = account_label(account, tree.headings(account))
        yield _Group(RowKind.ACCOUNT, label, (account.id,), belongs)
    yield _Group(RowKind.ITEM, Label(key="direct-changes"), tuple(direct), 0)


def _row(group: _Group, flows: Flows, sides: Sides, sign: int) -> Row:
    """Return a group's row on one side; nothing in it where it belongs to the other."""
    ids = group.account_ids
    cells = []
    for side in sides:
        amount = sign * flows.total(ids, side.year)
        here = group.belongs == sign if group.belongs else amount > 0
        cells.append(amount if here else 0)
    drills = tuple(
        flows.drill(ids, side.year) if cell else None
        for side, cell in zip(sides, cells, strict=True)
    )
    return Row(group.kind, 1, group.label, tuple(cells), drills)


def assets_and_liabilities(source: StatementSource) -> Statement:
    """Return what is held and owed at the end of the year, and the difference of the two."""
    sides = sides_of(source)
    ends = [Measure(side.end()) for side in sides]
    tree = AccountTree(source.accounts)
    assets = section(tree, AccountKind.ASSET, ends, "assets", "total-assets")
    owed = section(tree, AccountKind.LIABILITY, ends, "liabilities", "total-liabilities")
    both = accounts_of(source, AccountKind.ASSET, AccountKind.LIABILITY)
    net = sum_row(RowKind.TOTAL, 0, Label(key="assets-less-liabilities"), both, ends, credit=False)
    return of_sides("assets-and-liabilities", source, sides, [*assets.rows, *owed.rows, net])
