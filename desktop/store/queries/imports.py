"""Read the imports of a book, and what became of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from desktop.store.types import day_of, moment_of

_BATCHES: Final = """SELECT b.id, b.source, b.format, b.entries, o.code, b.imported_at,
    u.reason, u.recorded_at,
    (SELECT min(day) FROM entry WHERE batch_id = b.id), (SELECT max(day) FROM entry
    WHERE batch_id = b.id)
    FROM import_batch b JOIN officer o ON o.id = b.officer_id
    LEFT JOIN import_undo u ON u.batch_id = b.id ORDER BY b.id DESC"""
_STANDING: Final = """SELECT source FROM import_batch b WHERE sha256 = ?
    AND NOT EXISTS (SELECT 1 FROM import_undo u WHERE u.batch_id = b.id)"""


@dataclass(frozen=True, slots=True)
class Batch:
    """An import: `undone` is the moment when it was taken back, `reason` why."""

    id: int
    source: str
    format: str
    entries: int
    officer: str
    imported_at: dt.datetime
    reason: str
    undone: dt.datetime | None
    first_day: dt.date | None
    last_day: dt.date | None


def batches(conn: Connection) -> tuple[Batch, ...]:
    """Return every batch, the last one first."""
    return tuple(
        Batch(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            moment_of(row[5]),
            row[6] or "",
            None if row[7] is None else moment_of(row[7]),
            None if row[8] is None else day_of(row[8]),
            None if row[9] is None else day_of(row[9]),
        )
        for row in conn.exec_driver_sql(_BATCHES)
    )


def standing_batch(conn: Connection, sha256: str) -> str | None:
    """Return what the file of this SHA-256 was called when it was imported and not undone."""
    found = conn.exec_driver_sql(_STANDING, (sha256,)).scalar()
    return None if found is None else str(found)


def entries_to_undo(conn: Connection, batch_id: int) -> tuple[int, ...]:
    """Return the ids of a batch's entries that nobody reversed yet, the last one first."""
    rows = conn.exec_driver_sql(
        "SELECT e.id FROM entry e WHERE e.batch_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id) ORDER BY e.id DESC",
        (batch_id,),
    )
    return tuple(row[0] for row in rows)
