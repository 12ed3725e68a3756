"""What went through money: the sums of the lines across from cash boxes and bank accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.statements.source import CashFlow
from desktop.domain.ledger.statements.table import Scope
from desktop.domain.ledger.year import FiscalYear
from desktop.store.queries.scopes import scope_where
from desktop.store.rows import raw_rows
from desktop.store.types import day_number

_ACROSS: Final = """WITH held(entry_id) AS MATERIALIZED (
        SELECT DISTINCT c.entry_id FROM line c INDEXED BY ix_line_account
        WHERE c.account_id IN ({cash}) AND c.day BETWEEN ? AND ?{of_cash})
    SELECT l.account_id, -sum(l.amount) FROM line l INDEXED BY ix_line_activity
    WHERE l.day BETWEEN ? AND ? AND l.entry_id IN held{of_line}
    GROUP BY l.account_id"""
_OPENED: Final = """SELECT l.account_id, sum(l.amount) FROM entry e
    JOIN line l ON l.entry_id = e.id
    WHERE e.fiscal_year_id = ? AND e.series = 'opening'{of_line} GROUP BY l.account_id"""
_OPENED_ACROSS: Final = """SELECT l.account_id, -sum(l.amount) FROM entry e
    JOIN line l ON l.entry_id = e.id
    WHERE e.fiscal_year_id = ? AND e.series = 'opening'{of_line}
    AND EXISTS (SELECT 1 FROM line c WHERE c.entry_id = e.id
        AND c.account_id IN ({cash}){of_cash}) GROUP BY l.account_id"""


def cash_flows(
    conn: Connection, years: Sequence[FiscalYear], cash_ids: Sequence[int], scope: Scope
) -> tuple[CashFlow, ...]:
    """Return the flows of `years` against every account but the money itself.

    Of the entries that move money, and in a scope move the money of that scope, all lines count;
    opening entries are left out.
    """
    if not cash_ids:
        return ()
    of_line, line_values = _scoped(scope, "l")
    of_cash, cash_values = _scoped(scope, "c")
    parts = {"cash": ", ".join("?" * len(cash_ids)), "of_line": of_line, "of_cash": of_cash}
    flows = []
    for year in years:
        span = day_number(year.first_day), day_number(year.last_day)
        values = (*cash_ids, *span, *cash_values, *span, *line_values)
        sums = dict(raw_rows(conn, _ACROSS.format(**parts), values))
        opening = (year.id, *line_values, *cash_ids, *cash_values)
        for account_id, amount in raw_rows(conn, _OPENED_ACROSS.format(**parts), opening):
            sums[account_id] -= amount
        flows += [
            CashFlow(year.id, account_id, amount)
            for account_id, amount in sums.items()
            if amount and account_id not in cash_ids
        ]
    return tuple(flows)


def opened(
    conn: Connection, years: Sequence[FiscalYear], scope: Scope
) -> dict[tuple[int, int], int]:
    """Return what opening entries posted, debit positive, by fiscal year id and account id."""
    of_line, values = _scoped(scope, "l")
    return {
        (year.id, account_id): amount
        for year in years
        for account_id, amount in raw_rows(
            conn, _OPENED.format(of_line=of_line), (year.id, *values)
        )
    }


def _scoped(scope: Scope, alias: str) -> tuple[str, list[object]]:
    conditions, values = scope_where(scope, alias)
    return "".join(f" AND {each}" for each in conditions), values
