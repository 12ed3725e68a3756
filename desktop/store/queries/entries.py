"""Read posted entries: one with its lines, or all of them as the log knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Entry, Foreign, Line, Series
from desktop.domain.log.entry_leaf import EntryFact, LineFact, entry_subject
from desktop.store.rows import raw_rows
from desktop.store.types import day_of, moment_of

_LINES: Final = """SELECT position, account_id, amount, fund_id, project_id, partner_id, memo,
    currency, foreign_amount, rate, rate_source, branch_id, fund_line_id
    FROM line WHERE entry_id = ? ORDER BY position"""

_GONE: Final = "?"
"""Stands for the code of a row that another tool took away: the leaf cannot agree then."""

_ENTRY: Final = """SELECT e.id, e.fiscal_year_id, y.name, e.series, e.number, e.day, e.narration,
    e.reference, e.recorded_at, e.officer_id, e.reverses_id, r.id, e.leaf
    FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id
    LEFT JOIN entry r ON r.reverses_id = e.id WHERE e.id = ?"""


def load_entry(conn: Connection, entry_id: int) -> Entry:
    """Return a posted entry with its lines; raises UserError `entry-missing`."""
    row = conn.exec_driver_sql(_ENTRY, (entry_id,)).first()
    if row is None:
        raise UserError("entry-missing", entry_id=entry_id)
    lines = tuple(
        Line(
            position=line[0],
            account_id=line[1],
            amount=line[2],
            fund_id=line[3],
            project_id=line[4],
            partner_id=line[5],
            memo=line[6],
            foreign=None if line[7] is None else Foreign(line[7], line[8], line[9], line[10]),
            branch_id=line[11],
            fund_line_id=line[12],
        )
        for line in conn.exec_driver_sql(_LINES, (entry_id,))
    )
    return Entry(
        id=row[0],
        fiscal_year_id=row[1],
        year_name=row[2],
        series=Series(row[3]),
        number=row[4],
        day=day_of(row[5]),
        narration=row[6],
        reference=row[7],
        recorded_at=moment_of(row[8]),
        officer_id=row[9],
        reverses=row[10],
        reversed_by=row[11],
        leaf=row[12],
        lines=lines,
    )


def entry_by_subject(conn: Connection, subject: str) -> int:
    """Return the id of the entry that the log calls `subject`; raises UserError `entry-missing`."""
    match subject.split(":"):
        case [_, year, series, number]:
            found = conn.exec_driver_sql(
                "SELECT e.id FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id"
                " WHERE y.name = ? AND e.series = ? AND e.number = ?",
                (year, series, number),
            ).scalar()
            if found is not None:
                return int(found)
    raise UserError("entry-missing", entry_id=subject)


@dataclass(frozen=True, slots=True)
class StoredFact:
    """An entry as its rows tell it now, and the place of its leaf in the log."""

    id: int
    leaf: int
    fact: EntryFact


_FACTS: Final = """SELECT e.id, e.leaf, e.number, e.series, y.name, e.day, e.recorded_at, o.code,
    e.narration, e.reference, r.number, r.series, ry.name,
    a.code, f.code, l.amount, l.currency, p.code, t.code, l.foreign_amount, l.rate, l.rate_source,
    l.memo, l.day, l.branch_id, l.fund_line_id
    FROM entry e
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    JOIN officer o ON o.id = e.officer_id
    LEFT JOIN entry r ON r.id = e.reverses_id
    LEFT JOIN fiscal_year ry ON ry.id = r.fiscal_year_id
    LEFT JOIN line l ON l.entry_id = e.id
    LEFT JOIN account a ON a.id = l.account_id
    LEFT JOIN fund f ON f.id = l.fund_id
    LEFT JOIN project p ON p.id = l.project_id
    LEFT JOIN partner t ON t.id = l.partner_id
    WHERE {where} ORDER BY e.id, l.position"""


def stored_facts(
    conn: Connection,
    base_currency: str,
    *,
    year_id: int | None = None,
    leaf: int | None = None,
    wanted: str = "1",
) -> Iterator[StoredFact]:
    """Yield entries as their rows tell them, in order of id.

    All of them, or those of one fiscal year, or the one at a place in the log, or those for which
    the SQL condition `wanted` holds.
    """
    rows: list[Any] = []
    codes = _place_codes(conn)
    asked = {"e.fiscal_year_id": year_id, "e.leaf": leaf}
    given = {column: value for column, value in asked.items() if value is not None}
    where = " AND ".join((wanted, *(f"{column} = ?" for column in given)))
    for row in raw_rows(conn, _FACTS.format(where=where), tuple(given.values())):
        if rows and rows[0][0] != row[0]:
            yield _fact(rows, base_currency, codes)
            rows = []
        rows.append(row)
    if rows:
        yield _fact(rows, base_currency, codes)


_Codes = tuple[Mapping[int | None, str | None], Mapping[int | None, str | None]]
"""The codes of branches and of the funds' budget lines by id; None leads to None."""


def _place_codes(conn: Connection) -> _Codes:
    """Return both; most books have hardly any, and two more joins would cost every line."""
    branches: dict[int | None, str | None] = {None: None}
    branches.update((row[0], row[1]) for row in raw_rows(conn, "SELECT id, code FROM branch"))
    fund_lines: dict[int | None, str | None] = {None: None}
    fund_lines.update((row[0], row[1]) for row in raw_rows(conn, "SELECT id, code FROM fund_line"))
    return branches, fund_lines


def _fact(rows: list[Any], base_currency: str, codes: _Codes) -> StoredFact:
    head = rows[0]
    day = _iso(head[5])
    lines = tuple(
        LineFact(
            account=row[13],
            fund=row[14],
            amount=row[15],
            currency=base_currency if row[16] is None else row[16],
            project=row[17],
            partner=row[18],
            branch=codes[0].get(row[24], _GONE),
            budget_line=codes[1].get(row[25], _GONE),
            foreign_amount=row[19],
            rate=row[20],
            rate_source=row[21],
            memo=row[22],
        )
        for row in rows
        if row[15] is not None and row[23] == head[5]
    )
    reverses = None if head[10] is None else entry_subject(head[12], head[11], head[10])
    return StoredFact(
        id=head[0],
        leaf=head[1],
        fact=EntryFact(
            number=head[2],
            series=head[3],
            fiscal_year=head[4],
            day=day,
            recorded_at=head[6],
            maker=head[7],
            narration=head[8],
            reference=head[9],
            reverses=reverses,
            lines=lines,
        ),
    )


def _iso(number: int) -> str:
    return f"{number // 10_000:04}-{number // 100 % 100:02}-{number % 100:02}"
