"""Read what the auditor's tests look at, once for all of them: entries, debits, what was passed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.entry import Series
from desktop.domain.trust.exceptions import BatchRow, ChangeRow, EntryRow, LineRow, Passed
from desktop.store.queries.audit_trail import said_of
from desktop.store.rows import raw_rows
from desktop.store.types import day_of, moment_of

_ENTRIES: Final = """SELECT e.id, y.name, e.series, e.number, e.day, e.recorded_at, e.officer_id,
        e.amount, e.reference, e.batch_id, e.reverses_id, r.id IS NOT NULL
    FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id
    LEFT JOIN entry r ON r.reverses_id = e.id
    WHERE (:year IS NULL OR e.fiscal_year_id = :year) ORDER BY e.leaf"""
_LINES: Final = """SELECT l.entry_id, l.account_id, l.partner_id, l.fund_id, l.project_id, l.amount,
        a.kind = 'expense'
    FROM line l JOIN account a ON a.id = l.account_id
    WHERE (l.amount > 0 OR l.partner_id IS NOT NULL)
      AND (:year IS NULL OR l.day BETWEEN
        (SELECT first_day FROM fiscal_year WHERE id = :year)
        AND (SELECT last_day FROM fiscal_year WHERE id = :year))"""
_OVERRIDES: Final = """SELECT c.entry_id, 'control_override:' || c.id, c.control, o.code, c.reason
    FROM control_override c JOIN officer o ON o.id = c.officer_id ORDER BY c.id"""
_SELF_APPROVALS: Final = """SELECT p.entry_id, 'approval:' || a.id, '', o.code, a.reason
    FROM approval a JOIN proposal p ON p.id = a.proposal_id JOIN officer o ON o.id = a.officer_id
    WHERE a.by_maker = 1 AND a.decision = 'approved' AND p.entry_id IS NOT NULL ORDER BY a.id"""
_BATCHES: Final = """SELECT b.id, b.source, count(*), count(*) - count(p.id),
        sum(CASE WHEN p.id IS NULL THEN e.amount ELSE 0 END)
    FROM import_batch b JOIN entry e ON e.batch_id = b.id LEFT JOIN proposal p ON p.entry_id = e.id
    WHERE (:year IS NULL OR e.fiscal_year_id = :year) GROUP BY b.id ORDER BY b.id"""
_CHANGES: Final = """SELECT subject, fields FROM log_leaf
    WHERE kind <> 'entry' AND subject >= 'partner:' AND subject < 'partner;'
      AND position > (SELECT min(q.position) FROM log_leaf q
        WHERE q.kind <> 'entry' AND q.subject = log_leaf.subject) ORDER BY position"""
_CODES: Final = {
    "partner": "SELECT id, code FROM partner",
    "account": "SELECT id, code FROM account",
}


def entry_rows(conn: Connection, year_id: int | None) -> Iterator[EntryRow]:
    """Yield the entries of a year (None: all) in the order of posting."""
    series = {each.value: each for each in Series}
    for row in raw_rows(conn, *_bound(_ENTRIES, year_id)):
        yield EntryRow(
            id=row[0],
            year=row[1],
            series=series[row[2]],
            number=row[3],
            day=day_of(row[4]),
            recorded_at=dt.datetime.fromisoformat(row[5]),  # strptime is ten times slower
            officer_id=row[6],
            amount=row[7],
            reference=row[8],
            batch_id=row[9],
            reverses_id=row[10],
            reversed=bool(row[11]),
        )


def line_rows(conn: Connection, year_id: int | None) -> dict[int, tuple[LineRow, ...]]:
    """Return the debits, and the lines that name a partner, by entry."""
    found: dict[int, list[LineRow]] = defaultdict(list)
    for row in raw_rows(conn, *_bound(_LINES, year_id)):
        found[row[0]].append(LineRow(row[1], row[2], row[3], row[4], row[5], bool(row[6])))
    return {entry: tuple(lines) for entry, lines in found.items()}


def override_rows(conn: Connection) -> tuple[Passed, ...]:
    """Return every control that was passed over."""
    return tuple(Passed(*row) for row in raw_rows(conn, _OVERRIDES))


def self_approval_rows(conn: Connection) -> tuple[Passed, ...]:
    """Return every approval of a posted entry by the one who made it."""
    return tuple(Passed(*row) for row in raw_rows(conn, _SELF_APPROVALS))


def batch_rows(conn: Connection, year_id: int | None) -> tuple[BatchRow, ...]:
    """Return the imports with how many of their entries have no proposal behind them."""
    return tuple(BatchRow(*row) for row in raw_rows(conn, *_bound(_BATCHES, year_id)))


def partner_changes(conn: Connection) -> Iterator[ChangeRow]:
    """Yield every change of a partner's record after it was made, as the log tells it."""
    for subject, text in raw_rows(conn, _CHANGES):
        said = said_of(text)
        moment, officer = said.get("recorded_at"), said.get("maker")
        key = subject.partition(":")[2]
        if isinstance(moment, str) and isinstance(officer, str) and key.isdecimal():
            yield ChangeRow(int(key), moment_of(moment), officer)


def codes(conn: Connection, wanted: Iterable[str] = tuple(_CODES)) -> Mapping[tuple[str, int], str]:
    """Return the codes of partners and accounts by (table, id)."""
    return {(table, row[0]): row[1] for table in wanted for row in raw_rows(conn, _CODES[table])}


def posted_by(conn: Connection, year_id: int | None) -> dict[int, int]:
    """Return how many entries each officer posted."""
    sql = """SELECT officer_id, count(*) FROM entry
        WHERE (:year IS NULL OR fiscal_year_id = :year) GROUP BY officer_id"""
    return {row[0]: row[1] for row in raw_rows(conn, *_bound(sql, year_id))}


def _bound(sql: str, year_id: int | None) -> tuple[str, tuple[object, ...]]:
    """Return the statement with its `:year`s as positional marks, and their values."""
    return sql.replace(":year", "?"), (year_id,) * sql.count(":year")
