"""The statement of activities: income and expenses of the year by fund class, and the surplus."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.ledger.chart import Account, AccountKind, ExpenseFunction
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.statements.frame import yearly
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import (
    Measure,
    accounts_of,
    funds_of,
    movement_in,
    sum_row,
)
from desktop.domain.ledger.statements.table import Column, Label, Row, RowKind, Statement
from desktop.domain.ledger.statements.tree import AccountTree, section


def activities(source: StatementSource) -> Statement:
    """Return the year's income and expenses, by fund class and in all, beside the prior total.

    Closing entries are left out, so a closed year reads the same as before it was closed. Expenses
    are shown again by function where any account has one.
    """
    measures, columns = _columns(source)
    return yearly("activities", source, columns, result_rows(source, measures))


def result_rows(source: StatementSource, measures: Sequence[Measure]) -> list[Row]:
    """Return income, expenses, surplus and expenses by function, with a figure for each measure."""
    tree = AccountTree(source.accounts)
    income = section(tree, AccountKind.INCOME, measures, "income", "total-income")
    expenses = section(tree, AccountKind.EXPENSE, measures, "expenses", "total-expenses")
    result = accounts_of(source, AccountKind.INCOME, AccountKind.EXPENSE)
    surplus = sum_row(RowKind.TOTAL, 0, Label(key="surplus"), result, measures, credit=True)
    return [*income.rows, *expenses.rows, surplus, *_by_function(tree, source, measures)]


def _columns(source: StatementSource) -> tuple[list[Measure], list[Column]]:
    moved = movement_in(source, source.year)
    measures = [Measure(moved, funds_of(source, restriction)) for restriction in Restriction]
    columns = [
        Column(restriction.value, source.year.name, optional=True) for restriction in Restriction
    ]
    measures.append(Measure(moved))
    columns.append(Column("total", source.year.name))
    if source.prior is not None:
        measures.append(Measure(movement_in(source, source.prior)))
        columns.append(Column("prior", source.prior.name))
    return measures, columns


def _by_function(
    tree: AccountTree, source: StatementSource, measures: Sequence[Measure]
) -> list[Row]:
    """Return the expenses by function; an account without one takes that of the heading above."""
    groups: dict[ExpenseFunction | None, list[int]] = {}
    for account_id in accounts_of(source, AccountKind.EXPENSE):
        function = function_of(tree, tree.by_id[account_id])
        groups.setdefault(function, []).append(account_id)
    if not any(function is not None for function in groups):
        return []
    rows = [Row(RowKind.HEADING, 0, Label(key="expenses-by-function"))]
    for function in (*ExpenseFunction, None):
        key = f"function-{'none' if function is None else function.value}"
        group = tuple(groups.get(function, ()))
        row = sum_row(RowKind.ITEM, 1, Label(key=key), group, measures, credit=False)
        if any(row.cells):
            rows.append(row)
    everything = accounts_of(source, AccountKind.EXPENSE)
    total = Label(key="total-expenses-by-function")
    rows.append(sum_row(RowKind.TOTAL, 0, total, everything, measures, credit=False))
    return rows


def function_of(tree: AccountTree, account: Account) -> ExpenseFunction | None:
    """Return the function of an account, else that of the nearest heading above it that has one."""
    for candidate in (account, *reversed(tree.ancestors(account))):
        if candidate.function is not None:
            return candidate.function
    return None
