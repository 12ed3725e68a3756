"""The statement of cash flows, direct method: what came in, what went out, and what it was for.

IAS 7 and INPAS section 7: operating, investing and financing activities, and what exchange rates
did to money held. A flow is told by the account that stands across from the money.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.statements.flows import Activity, Flows, activity_of
from desktop.domain.ledger.statements.frame import Sides, of_sides, sides_of
from desktop.domain.ledger.statements.indirect import indirect_rows
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import Measure, code_order, sum_row
from desktop.domain.ledger.statements.table import (
    WHOLE_BOOK,
    Label,
    Row,
    RowKind,
    Statement,
    account_label,
)
from desktop.domain.ledger.statements.tree import AccountTree

_TOGETHER: Final[Mapping[AccountUse, str]] = {
    AccountUse.GRANT_INCOME: "cash-grants",
    AccountUse.GRANT_RECEIVABLE: "cash-grants",
    AccountUse.DEFERRED_GRANT: "cash-grants",
    AccountUse.DUES_INCOME: "cash-dues",
    AccountUse.DUES_RECEIVABLE: "cash-dues",
    AccountUse.PAYABLE: "cash-suppliers",
    AccountUse.ACCRUED_EXPENSE: "cash-suppliers",
    AccountUse.WITHHOLDING: "cash-withheld",
    AccountUse.ADVANCE: "cash-advances",
    AccountUse.PREPAYMENT: "cash-suppliers",
    AccountUse.STOCK: "cash-stock",
    AccountUse.HELD_FOR_OTHERS: "cash-held-for-others",
    AccountUse.FIXED_ASSET: "cash-fixed-assets",
    AccountUse.ACCUMULATED_DEPRECIATION: "cash-fixed-assets",
    AccountUse.DISPOSAL_RESULT: "cash-fixed-assets",
    AccountUse.LOAN: "cash-loans",
}
"""What is one thing to a reader though it stands in several accounts: grants earned, owed, paid."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Accounts whose flows stand in one row."""

    kind: RowKind
    label: Label
    account_ids: tuple[int, ...]
    income: bool


def cash_flows(source: StatementSource) -> Statement:
    """Return the cash flows of the year beside those of the year before.

    The rows reconcile to the balances of cash boxes and banks exactly. Money that opening entries
    brought in stands apart: it was there before the book. In a branch or a project, what passed
    between it and the rest of the organisation stands apart too.
    """
    sides, flows = sides_of(source), Flows(source)
    rows = [*_rows(source, flows, sides), *indirect_rows(source, flows, sides)]
    made = of_sides("cash-flows", source, sides, rows)
    return made if flows.cash else replace(made, notes=(*made.notes, "no-money-accounts"))


def _rows(source: StatementSource, flows: Flows, sides: Sides) -> Iterator[Row]:
    groups = _groups(source, flows)
    named = {each: groups.get(each, []) for each in Activity}
    for activity in (Activity.OPERATING, Activity.INVESTING, Activity.FINANCING):
        ids = tuple(id_ for group in named[activity] for id_ in group.account_ids)
        nothing = not any(flows.total(ids, side.year) for side in sides)
        if nothing and activity is not Activity.OPERATING:
            continue
        yield Row(RowKind.HEADING, 0, Label(key=f"flows-{activity.value}"))
        yield from (
            _operating(named[activity], flows, sides)
            if (activity is Activity.OPERATING)
            else [_flow(each, flows, sides) for each in named[activity]]
        )
        total = _Group(RowKind.SUBTOTAL, Label(key=f"net-flows-{activity.value}"), ids, True)
        yield _flow(total, flows, sides, level=0)
    yield from _reconciled(source, flows, named[Activity.EXCHANGE], sides)


def _operating(groups: Sequence[_Group], flows: Flows, sides: Sides) -> Iterator[Row]:
    for income, key in ((True, "cash-received"), (False, "cash-paid")):
        chosen = [group for group in groups if group.income is income]
        if not chosen:
            continue
        yield Row(RowKind.HEADING, 1, Label(key=key))
        for group in chosen:
            yield _flow(group, flows, sides, level=2)
        ids = tuple(id_ for group in chosen for id_ in group.account_ids)
        total = _Group(RowKind.SUBTOTAL, Label(key=f"total-{key}"), ids, income)
        yield _flow(total, flows, sides)


def _flow(group: _Group, flows: Flows, sides: Sides, level: int = 1) -> Row:
    ids = group.account_ids
    cells = tuple(flows.total(ids, side.year) for side in sides)
    return Row(
        group.kind, level, group.label, cells, tuple(flows.drill(ids, s.year) for s in sides)
    )


def _groups(source: StatementSource, flows: Flows) -> dict[Activity, list[_Group]]:
    """Gather the accounts that flowed: by what they are to a reader, else by their heading."""
    tree = AccountTree(source.accounts)
    found: dict[tuple[Activity, bool, str], tuple[RowKind, Label, list[int]]] = {}
    moved = flows.moved()
    for account in sorted(source.accounts, key=code_order):
        if account.id not in moved:
            continue
        together = _together(account)
        heading = next(iter(tree.headings(account)), account)
        kind = RowKind.ITEM if together else RowKind.ACCOUNT
        label = Label(key=together) if together else account_label(heading)
        key = activity_of(account), _incoming(account), together or heading.code
        found.setdefault(key, (kind, label, []))[2].append(account.id)
    groups: dict[Activity, list[_Group]] = defaultdict(list)
    for (activity, income, _), (kind, label, ids) in found.items():
        groups[activity].append(_Group(kind, label, tuple(ids), income))
    return groups


def _together(account: Account) -> str | None:
    """Return the key of the row that `account` shares with others; transfers between funds too."""
    if account.kind is AccountKind.NET_ASSETS:
        return "direct-changes"
    return None if account.use is None else _TOGETHER.get(account.use)


_RECEIVED: Final = frozenset(
    {
        AccountUse.GRANT_RECEIVABLE,
        AccountUse.DUES_RECEIVABLE,
        AccountUse.RECEIVABLE,
        AccountUse.DEFERRED_GRANT,
    }
)


def _incoming(account: Account) -> bool:
    """Return whether flows against `account` are money received: income, and what stands for it."""
    return account.kind is AccountKind.INCOME or account.use in _RECEIVED


def _reconciled(
    source: StatementSource, flows: Flows, exchange: Sequence[_Group], sides: Sides
) -> Iterator[Row]:
    """Yield the way from the money at the start to the money at the end."""
    changed_by = tuple(id_ for group in exchange for id_ in group.account_ids)
    own = tuple(id_ for id_ in flows.others if id_ not in changed_by)
    passed = flows.passed(sides)
    nowhere = (None,) * len(sides)
    if any(passed):
        key = "difference" if source.scope == WHOLE_BOOK else "cash-from-rest"
        yield Row(RowKind.ITEM, 0, Label(key=key), passed, nowhere)
    increase = tuple(
        flows.total(own, side.year) + more for side, more in zip(sides, passed, strict=True)
    )
    drills = tuple(None if any(passed) else flows.drill(own, side.year) for side in sides)
    yield Row(RowKind.TOTAL, 0, Label(key="net-change-in-cash"), increase, drills)
    if changed_by:
        effect = _Group(RowKind.ITEM, Label(key="effect-of-exchange"), changed_by, True)
        yield _flow(effect, flows, sides, level=0)
    yield from money_rows(flows, sides)


def money_rows(flows: Flows, sides: Sides) -> Iterator[Row]:
    """Yield the money at the start, what opening entries brought, and the money at the end."""
    cash = flows.cash_ids
    opened = tuple(flows.opened(cash, side.year) for side in sides)
    starts = [Measure(side.before()) for side in sides]
    ends = [Measure(side.end()) for side in sides]
    yield sum_row(RowKind.ITEM, 0, Label(key="cash-at-start"), cash, starts, credit=False)
    if any(opened):
        yield Row(RowKind.ITEM, 0, Label(key="cash-opened"), opened, (None,) * len(sides))
    yield sum_row(RowKind.TOTAL, 0, Label(key="cash-at-end"), cash, ends, credit=False)
    held = [
        sum_row(RowKind.ACCOUNT, 1, account_label(account), (account.id,), ends, credit=False)
        for account in flows.cash
    ]
    shown = [row for row in held if any(row.cells)]
    if shown:
        yield Row(RowKind.HEADING, 0, Label(key="cash-held"))
        yield from shown
