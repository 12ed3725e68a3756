"""Expenses by nature and function: what was bought, and what for (INPAS section 24)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.ledger.chart import Account, AccountKind, ExpenseFunction
from desktop.domain.ledger.statements.activities import function_of
from desktop.domain.ledger.statements.frame import yearly
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import Amounts, code_order, movement_in
from desktop.domain.ledger.statements.table import (
    Column,
    Label,
    Row,
    RowKind,
    Statement,
    account_label,
)
from desktop.domain.ledger.statements.tree import AccountTree

_FUNCTIONS = (*ExpenseFunction, None)


def by_function(source: StatementSource) -> Statement:
    """Return a row for each nature and a column for each function, with the prior year's total.

    Accounts of one name are one nature: salaries of programmes and of the office stand in one row.
    """
    tree = AccountTree(source.accounts)
    moved = movement_in(source, source.year)
    before = None if source.prior is None else movement_in(source, source.prior)
    natures: dict[tuple[str, str], list[Account]] = {}
    for account in sorted(source.accounts, key=code_order):
        if account.kind is AccountKind.EXPENSE:
            natures.setdefault((account.name_ar, account.name_en), []).append(account)
    rows = [Row(RowKind.HEADING, 0, Label(key="expenses"))]
    for accounts in natures.values():
        label = account_label(accounts[0])
        row = _row(RowKind.ACCOUNT, 1, label, accounts, tree, moved, before)
        if any(row.cells):
            rows.append(row)
    everything = [account for accounts in natures.values() for account in accounts]
    total = Label(key="total-expenses")
    rows.append(_row(RowKind.TOTAL, 0, total, everything, tree, moved, before))
    return yearly("function", source, _columns(source), rows)


def _columns(source: StatementSource) -> list[Column]:
    columns = [Column(_key(function), source.year.name, optional=True) for function in _FUNCTIONS]
    columns.append(Column("total", source.year.name))
    if source.prior is not None:
        columns.append(Column("prior", source.prior.name))
    return columns


def _key(function: ExpenseFunction | None) -> str:
    return f"function-{'none' if function is None else function.value}"


def _row(  # noqa: PLR0917 - what every row of the matrix is made of
    kind: RowKind,
    level: int,
    label: Label,
    accounts: Sequence[Account],
    tree: AccountTree,
    moved: Amounts,
    before: Amounts | None,
) -> Row:
    parts = [
        tuple(account.id for account in accounts if function_of(tree, account) is function)
        for function in _FUNCTIONS
    ]
    everything = tuple(account.id for account in accounts)
    measured = [(moved, ids) for ids in (*parts, everything)]
    if before is not None:
        measured.append((before, everything))
    return Row(
        kind,
        level,
        label,
        tuple(amounts.total(ids) for amounts, ids in measured),
        tuple(amounts.drill(ids) for amounts, ids in measured),
    )
