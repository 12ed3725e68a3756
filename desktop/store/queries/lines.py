"""Read posted lines: as the general ledger prints them, as the journal does, or behind a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.projects import ProjectTotal
from desktop.domain.ledger.statements.table import Drill
from desktop.store.queries.scopes import scope_where
from desktop.store.rows import raw_rows
from desktop.store.types import day_number, day_of

LineKey = tuple[int, int, int]
"""(day, entry id, position) of a line: where the next page goes on."""

_COLUMNS: Final = """l.entry_id, l.day, e.series, e.number, e.narration, l.memo, l.account_id,
    l.fund_id, l.project_id, l.partner_id, l.amount, l.position"""

_OF_ACCOUNT: Final = f"""SELECT {_COLUMNS} FROM line l JOIN entry e ON e.id = l.entry_id
    WHERE l.account_id = ? AND l.day BETWEEN ? AND ?
    ORDER BY l.day, l.entry_id, l.position"""  # noqa: S608

_OF_JOURNAL: Final = f"""SELECT {_COLUMNS} FROM entry e JOIN line l ON l.entry_id = e.id
    WHERE e.day BETWEEN ? AND ? ORDER BY e.day, e.id, l.position"""  # noqa: S608


def ledger_lines(
    conn: Connection, account_ids: Iterable[int], first_day: dt.date, last_day: dt.date
) -> Iterator[LedgerLine]:
    """Yield the lines of each account in the order given, by day; both days are inclusive."""
    span = day_number(first_day), day_number(last_day)
    for account_id in account_ids:
        for row in raw_rows(conn, _OF_ACCOUNT, (account_id, *span)):
            yield _line(row)


def journal_lines(conn: Connection, first_day: dt.date, last_day: dt.date) -> Iterator[LedgerLine]:
    """Yield the lines of every entry in order of day and posting; both days are inclusive."""
    span = day_number(first_day), day_number(last_day)
    for row in raw_rows(conn, _OF_JOURNAL, span):
        yield _line(row)


def drill_page(
    conn: Connection, drill: Drill, *, after: LineKey | None = None, limit: int = 100
) -> tuple[tuple[LineKey, LedgerLine], ...]:
    """Return up to `limit` lines behind a figure, each with its key, in order of day."""
    where, values = _drill_where(drill)
    if after is not None:
        where += " AND (l.day, l.entry_id, l.position) > (?, ?, ?)"
        values.extend(after)
    sql = f"""SELECT {_COLUMNS} FROM line l JOIN entry e ON e.id = l.entry_id
        WHERE {where} ORDER BY l.day, l.entry_id, l.position LIMIT ?"""  # noqa: S608
    rows = conn.exec_driver_sql(sql, (*values, limit))
    return tuple(((row[1], row[0], row[11]), _line(row)) for row in rows)


def drill_sum(conn: Connection, drill: Drill) -> tuple[int, int, int]:
    """Return (lines, debits, credits) behind a figure, in minor units, both positive."""
    where, values = _drill_where(drill)
    row = conn.exec_driver_sql(
        f"""SELECT count(*), ifnull(sum(max(l.amount, 0)), 0), ifnull(sum(max(-l.amount, 0)), 0)
        FROM line l JOIN entry e ON e.id = l.entry_id WHERE {where}""",  # noqa: S608
        tuple(values),
    ).one()
    return row[0], row[1], row[2]


def _drill_where(drill: Drill) -> tuple[str, list[object]]:
    parts = [f"l.account_id IN ({_marks(drill.account_ids)})", "l.day BETWEEN ? AND ?"]
    values: list[object] = [
        *drill.account_ids,
        day_number(drill.first_day),
        day_number(drill.last_day),
    ]
    if drill.fund_ids is not None:
        parts.append(f"l.fund_id IN ({_marks(drill.fund_ids)})")
        values.extend(drill.fund_ids)
    if drill.no_closing_from is not None:
        parts.append("NOT (e.series = 'closing' AND l.day >= ?)")
        values.append(day_number(drill.no_closing_from))
    within, wanted = scope_where(drill.scope, "l")
    parts += within
    values += wanted
    if drill.cash_ids:
        within, wanted = scope_where(drill.scope, "c")
        held = [f"c.account_id IN ({_marks(drill.cash_ids)})", *within]
        parts.append("e.series <> 'opening'")
        parts.append(
            "EXISTS (SELECT 1 FROM line c WHERE c.entry_id = l.entry_id AND "  # noqa: S608
            f"{' AND '.join(held)})"
        )
        values += [*drill.cash_ids, *wanted]
    return " AND ".join(parts), values


def project_totals(
    conn: Connection, first_day: dt.date, last_day: dt.date
) -> tuple[ProjectTotal, ...]:
    """Return what each project's lines add up to by account, closing entries left out."""
    span = day_number(first_day), day_number(last_day)
    rows = raw_rows(
        conn,
        """SELECT l.project_id, l.account_id, sum(l.amount) FROM line l INDEXED BY ix_line_activity
        WHERE l.day BETWEEN ? AND ? AND l.project_id IS NOT NULL
        GROUP BY l.project_id, l.account_id""",
        span,
    )
    closed = raw_rows(
        conn,
        """SELECT l.project_id, l.account_id, -sum(l.amount) FROM entry e
        JOIN line l ON l.entry_id = e.id
        WHERE e.series = 'closing' AND e.day BETWEEN ? AND ? AND l.project_id IS NOT NULL
        GROUP BY l.project_id, l.account_id""",
        span,
    )
    return tuple(map(ProjectTotal._make, chain(rows, closed)))


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))


def _line(row: Any) -> LedgerLine:
    return LedgerLine(
        row[0],
        day_of(row[1]),
        Series(row[2]),
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        row[8],
        row[9],
        row[10],
    )


def account_page(
    conn: Connection,
    account_id: int,
    span: tuple[dt.date, dt.date],
    *,
    after: LineKey | None = None,
    limit: int = 100,
    backwards: bool = False,
) -> tuple[tuple[LineKey, LedgerLine], ...]:
    """Return up to `limit` lines of one account in order of day, from the end if `backwards`."""
    where = "l.account_id = ? AND l.day BETWEEN ? AND ?"
    values: list[object] = [account_id, *map(day_number, span)]
    if after is not None:
        where += " AND (l.day, l.entry_id, l.position) > (?, ?, ?)"
        values.extend(after)
    order = "DESC" if backwards else "ASC"
    sql = f"""SELECT {_COLUMNS} FROM line l JOIN entry e ON e.id = l.entry_id
        WHERE {where} ORDER BY l.day {order}, l.entry_id {order}, l.position {order}
        LIMIT ?"""  # noqa: S608
    rows = conn.exec_driver_sql(sql, (*values, limit))
    return tuple(((row[1], row[0], row[11]), _line(row)) for row in rows)


def account_sum(
    conn: Connection,
    account_id: int,
    span: tuple[dt.date, dt.date],
    *,
    through: LineKey | None = None,
) -> tuple[int, int, int]:
    """Return (lines, debits, credits) of one account in the days, up to and with a line's key."""
    where = "account_id = ? AND day BETWEEN ? AND ?"
    values: list[object] = [account_id, *map(day_number, span)]
    if through is not None:
        where += " AND (day, entry_id, position) <= (?, ?, ?)"
        values.extend(through)
    sql = f"""SELECT count(*), ifnull(sum(max(amount, 0)), 0), ifnull(sum(max(-amount, 0)), 0)
        FROM line WHERE {where}"""  # noqa: S608
    row = conn.exec_driver_sql(sql, tuple(values)).one()
    return row[0], row[1], row[2]
