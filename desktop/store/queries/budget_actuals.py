"""What was earned and spent in a year, told apart as far as its budget asks for it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import Connection

from desktop.domain.ledger.budgets.budget import Place
from desktop.domain.ledger.year import FiscalYear
from desktop.store.rows import raw_rows
from desktop.store.types import day_number


class Actual(NamedTuple):
    """What the lines of one place and month add up to; debits positive.

    `month` is yyyymm, 0 where months are not told apart.
    """

    place: Place
    month: int
    amount: int


_OF_YEAR: Final = """SELECT account_id, fund_id, NULL, NULL, 0, sum(debit - credit) FROM year_total
    WHERE fiscal_year_id = ? AND account_id IN (SELECT value FROM json_each(?)) AND closing = 0
    GROUP BY account_id, fund_id"""
_OF_LINES: Final = """SELECT l.account_id, l.fund_id, {project}, {branch}, {month}, sum(l.amount)
    FROM json_each(?) a CROSS JOIN line l INDEXED BY ix_line_account
    WHERE l.account_id = a.value AND l.day BETWEEN ? AND ?
    GROUP BY 1, 2, 3, 4, 5"""
_CLOSED: Final = """SELECT l.account_id, l.fund_id, {project}, {branch}, {month}, -sum(l.amount)
    FROM entry e JOIN line l ON l.entry_id = e.id
    WHERE e.fiscal_year_id = ? AND e.series = 'closing' AND e.day <= ?
      AND l.account_id IN (SELECT value FROM json_each(?))
    GROUP BY 1, 2, 3, 4, 5"""


def actuals(
    conn: Connection,
    year: FiscalYear,
    accounts: Iterable[int],
    *,
    through: dt.date | None = None,
    by_project: bool = False,
    by_branch: bool = False,
    by_month: bool = False,
) -> tuple[Actual, ...]:
    """Return what the year's lines of these accounts add up to, without what closing took away.

    Where only funds are asked for and the whole year counts, the kept totals answer; else the
    covering index of an account's lines does (branches are read from the lines themselves).
    """
    wanted = json.dumps(sorted(accounts))
    last = year.last_day if through is None else min(through, year.last_day)
    if last == year.last_day and not (by_project or by_branch or by_month):
        rows = list(raw_rows(conn, _OF_YEAR, (year.id, wanted)))
    else:
        said = {
            "project": "l.project_id" if by_project else "NULL",
            "branch": "l.branch_id" if by_branch else "NULL",
            "month": "l.day / 100" if by_month else "0",
        }
        first, end = day_number(year.first_day), day_number(last)
        rows = [
            *raw_rows(conn, _OF_LINES.format(**said), (wanted, first, end)),
            *raw_rows(conn, _CLOSED.format(**said), (year.id, end, wanted)),
        ]
    return tuple(Actual(Place(*row[:4]), row[4], row[5]) for row in rows if row[5])
