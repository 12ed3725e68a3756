"""What came into a fund and what was spent from it: the figures of grants and of their controls."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.currency import Currency
from desktop.domain.ledger.grants.grant import Grant, Receipt, scaled
from desktop.domain.ledger.grants.spending import Place
from desktop.domain.ledger.rate import base_amount
from desktop.store.types import day_number, day_of

_SPENDS: Final = """(a.kind = 'expense' AND u.use IS NOT 'exchange_loss' AND e.series <> 'closing'
    OR a.kind = 'net_assets' AND e.series NOT IN ('opening', 'closing'))"""

_SPENT: Final = f"""SELECT l.account_id, l.fund_line_id, sum(l.amount)
    FROM line l JOIN account a ON a.id = l.account_id AND a.kind IN ('expense', 'net_assets')
    LEFT JOIN account_use u ON u.account_id = a.id
    JOIN entry e ON e.id = l.entry_id
    WHERE l.fund_id = ? AND l.day BETWEEN ? AND ? AND {_SPENDS}
    GROUP BY l.account_id, l.fund_line_id"""  # noqa: S608 - a constant

# The order of the joins is said (CROSS JOIN): the planner would walk every line of the fund, and
# every posting that spends from a grant asks these.
_EXPENSES: Final = """SELECT a.id, sum(y.debit - y.credit) FROM account a
    CROSS JOIN fiscal_year f
    CROSS JOIN year_total y
      ON y.fiscal_year_id = f.id AND y.account_id = a.id AND y.fund_id = ? AND y.closing = 0
    WHERE a.kind = 'expense'
      AND a.id NOT IN (SELECT account_id FROM account_use WHERE use = 'exchange_loss')
    GROUP BY a.id"""
_GIVEN_ON: Final = """SELECT a.id, sum(l.amount) FROM account a
    CROSS JOIN line l INDEXED BY ix_line_account ON l.account_id = a.id AND l.fund_id = ?
    CROSS JOIN entry e ON e.id = l.entry_id AND e.series NOT IN ('opening', 'closing')
    WHERE a.kind = 'net_assets'
    GROUP BY a.id"""
_ON_LINES: Final = """SELECT l.account_id, l.fund_line_id, sum(l.amount) FROM json_each(?) j
    CROSS JOIN line l INDEXED BY ix_line_fund_line ON l.fund_line_id = j.value
    GROUP BY l.account_id, l.fund_line_id"""


def spent_between(
    conn: Connection, fund_id: int, first: dt.date, last: dt.date
) -> dict[Place, int]:
    """Return what was spent from a fund by account and named budget line, in minor units."""
    rows = conn.exec_driver_sql(_SPENT, (fund_id, day_number(first), day_number(last)))
    return {(account_id, line_id): int(amount) for account_id, line_id, amount in rows}


def spent_so_far(conn: Connection, fund_id: int, fund_lines: Iterable[int]) -> dict[Place, int]:
    """Return what `spent_between` does of all time, from kept totals: fast enough for posting.

    `fund_lines` are the budget lines of the fund. Lines of closing entries name none.
    """
    totals = dict(_pairs(conn, _EXPENSES, (fund_id,)))
    totals.update(_pairs(conn, _GIVEN_ON, (fund_id,)))
    found: dict[Place, int] = {}
    for account_id, line_id, amount in conn.exec_driver_sql(
        _ON_LINES, (json.dumps(sorted(fund_lines)),)
    ):
        if account_id in totals:  # a line may be named on money and debts as well
            found[account_id, line_id] = int(amount)
            totals[account_id] -= int(amount)
    found.update({(account_id, None): amount for account_id, amount in totals.items() if amount})
    return found


_RECEIPTS: Final = """SELECT o.subject, e.id, e.day, l.amount, l.currency, l.foreign_amount, a.kind
    FROM json_each(?) j
    CROSS JOIN entry_origin o ON o.subject = j.value
    CROSS JOIN entry e ON e.id = o.entry_id
    CROSS JOIN line l ON l.entry_id = e.id AND l.fund_id = ?
    JOIN account a ON a.id = l.account_id AND a.kind IN ('income', 'liability')
    WHERE NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
    ORDER BY e.day, e.id"""


def tranche_subject(tranche_id: int) -> str:
    """Return what an entry is made for that brings in an instalment."""
    return f"tranche:{tranche_id}"


def recognition_subject(grant_id: int) -> str:
    """Return what an entry is made for that makes income of a grant that was put off."""
    return f"recognition:{grant_id}"


def release_subject(fund_id: int) -> str:
    """Return what an entry is made for that moves money that a fund no longer binds."""
    return f"release:{fund_id}"


def receipts_of(conn: Connection, grant: Grant, base: Currency) -> tuple[Receipt, ...]:
    """Return what came in for the instalments of a grant; what was taken back is left out."""
    named = {tranche_subject(each.id): each.id for each in grant.tranches}
    rows = conn.exec_driver_sql(_RECEIPTS, (json.dumps(sorted(named)), grant.fund_id))
    found: dict[int, Receipt] = {}
    for subject, entry_id, day, amount, currency, foreign, kind in rows:
        own = -int(amount)
        if grant.currency != base:
            agreed = base_amount(grant.currency.scale, grant.currency, grant.rate, base)
            own = (
                -int(foreign)
                if currency == grant.currency.code
                else scaled(-int(amount), grant.currency.scale, agreed)
            )
        before = found.get(entry_id, Receipt(named[subject], entry_id, day_of(day), 0, 0, 0))
        found[entry_id] = Receipt(
            before.tranche_id,
            entry_id,
            before.day,
            before.foreign + own,
            before.base - int(amount),
            before.income - (int(amount) if kind == "income" else 0),
        )
    return tuple(found.values())


_RECOGNISED: Final = """SELECT ifnull(-sum(l.amount), 0) FROM entry_origin o
    JOIN entry e ON e.id = o.entry_id
    JOIN line l ON l.entry_id = e.id
    JOIN account a ON a.id = l.account_id AND a.kind = 'income'
    WHERE o.subject = ? AND l.day <= ?
      AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)"""
_DEFERRED: Final = """SELECT ifnull(-sum(l.amount), 0) FROM line l
    WHERE l.fund_id = ? AND l.day <= ?
      AND l.account_id IN (SELECT account_id FROM account_use WHERE use = 'deferred_grant')"""
_OTHER_INCOME: Final = """SELECT
    ifnull(sum(CASE WHEN u.use IN ('exchange_gain', 'exchange_loss') THEN 0
               ELSE -l.amount END), 0),
    ifnull(sum(CASE WHEN u.use IN ('exchange_gain', 'exchange_loss') THEN -l.amount
               ELSE 0 END), 0)
    FROM line l JOIN entry e ON e.id = l.entry_id
    JOIN account a ON a.id = l.account_id
    LEFT JOIN account_use u ON u.account_id = a.id
    WHERE l.fund_id = ? AND l.day BETWEEN ? AND ? AND e.series <> 'closing'
      AND (a.kind = 'income' OR u.use = 'exchange_loss')
      AND NOT EXISTS (SELECT 1 FROM entry_origin o WHERE o.entry_id = e.id
        AND o.subject IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id))"""
_BROUGHT: Final = """SELECT ifnull(-sum(l.amount), 0) FROM line l
    JOIN entry e ON e.id = l.entry_id
    JOIN account a ON a.id = l.account_id AND a.kind = 'net_assets'
    WHERE l.fund_id = ? AND l.day <= ? AND e.series = 'opening'"""
_HOLDS: Final = """SELECT ifnull(sum(l.amount), 0) FROM line l
    JOIN account a ON a.id = l.account_id
    LEFT JOIN account_use u ON u.account_id = a.id
    WHERE l.fund_id = ? AND l.day <= ?
      AND (a.kind = 'asset' OR a.kind = 'liability' AND u.use IS NOT 'deferred_grant')"""


def recognised_until(conn: Connection, grant: Grant, last: dt.date) -> int:
    """Return what recognition made income of so far."""
    return _one(conn, _RECOGNISED, (recognition_subject(grant.id), day_number(last)))


def deferred_until(conn: Connection, fund_id: int, last: dt.date) -> int:
    """Return what is put off in a fund: grants received that are not income yet."""
    return _one(conn, _DEFERRED, (fund_id, day_number(last)))


def other_income(conn: Connection, grant: Grant, first: dt.date, last: dt.date) -> tuple[int, int]:
    """Return (income that is not of the grant itself, gains less losses of exchange)."""
    own = [tranche_subject(each.id) for each in grant.tranches]
    own.append(recognition_subject(grant.id))
    values = (grant.fund_id, day_number(first), day_number(last), json.dumps(own))
    row = conn.exec_driver_sql(_OTHER_INCOME, values).one()
    return int(row[0]), int(row[1])


def brought_forward(conn: Connection, fund_id: int, last: dt.date) -> int:
    """Return what the opening entries gave to a fund."""
    return _one(conn, _BROUGHT, (fund_id, day_number(last)))


def holds_until(conn: Connection, fund_id: int, last: dt.date) -> int:
    """Return what a fund can spend: what it owns less what it owes, deferred grants apart."""
    return _one(conn, _HOLDS, (fund_id, day_number(last)))


def _one(conn: Connection, sql: str, values: tuple[Any, ...]) -> int:
    return int(conn.exec_driver_sql(sql, values).scalar_one())


def _pairs(conn: Connection, sql: str, values: tuple[Any, ...]) -> list[tuple[int, int]]:
    return [(row[0], int(row[1])) for row in conn.exec_driver_sql(sql, values)]
