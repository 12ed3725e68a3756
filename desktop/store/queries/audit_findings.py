"""Read the auditor's findings, and what was said about each."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.trust.findings import (
    FindingFilter,
    FindingRow,
    FindingStatus,
    Note,
    NoteKind,
    Severity,
)
from desktop.store.types import day_number, day_of, moment_of

_FINDINGS: Final = """SELECT f.id, f.subject, f.exception, f.text, f.severity, f.status,
        f.responsible_id, ifnull(r.code, ''), f.due, o.code, f.recorded_at,
        (SELECT count(*) FROM finding_note n WHERE n.finding_id = f.id)
    FROM finding f JOIN officer o ON o.id = f.officer_id
    LEFT JOIN officer r ON r.id = f.responsible_id
    WHERE {where} ORDER BY f.status = 'closed', f.due IS NULL, f.due, f.id"""
_NOTES: Final = """SELECT n.kind, n.text, o.code, n.recorded_at FROM finding_note n
    JOIN officer o ON o.id = n.officer_id WHERE n.finding_id = ? ORDER BY n.id"""


def load_findings(
    conn: Connection, wanted: FindingFilter, today: dt.date
) -> tuple[FindingRow, ...]:
    """Return the findings that the filter lets through: those that wait first, by their day."""
    parts, values = ["1"], list[object]()
    if wanted.open_only or wanted.overdue:
        parts.append("f.status <> 'closed'")
    if wanted.overdue:
        parts.append("f.due < ?")
        values.append(day_number(today))
    if wanted.severity is not None:
        parts.append("f.severity = ?")
        values.append(wanted.severity.value)
    if wanted.subject is not None:
        parts.append("f.subject = ?")
        values.append(wanted.subject)
    rows = conn.exec_driver_sql(_FINDINGS.format(where=" AND ".join(parts)), tuple(values)).all()
    return tuple(_finding(conn, row) for row in rows)


def load_finding(conn: Connection, finding_id: int) -> FindingRow | None:
    """Return one finding, or None."""
    row = conn.exec_driver_sql(_FINDINGS.format(where="f.id = ?"), (finding_id,)).first()
    return None if row is None else _finding(conn, row)


def load_notes(conn: Connection, finding_id: int) -> tuple[Note, ...]:
    """Return what was said about a finding, in order."""
    rows = conn.exec_driver_sql(_NOTES, (finding_id,))
    return tuple(Note(NoteKind(row[0]), row[1], row[2], moment_of(row[3])) for row in rows)


def entry_of(conn: Connection, subject: str) -> int | None:
    """Return the id of the entry that a subject names, or None."""
    kind, _, key = subject.partition(":")
    match key.rsplit(":", 2):
        case [year, series, number] if kind == "entry" and number.isdecimal():
            found = conn.exec_driver_sql(
                "SELECT e.id FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id"
                " WHERE y.name = ? AND e.series = ? AND e.number = ?",
                (year, series, int(number)),
            ).scalar()
            return None if found is None else int(found)
    return None


def subject_of_entry(conn: Connection, entry_id: int) -> str | None:
    """Return what the log calls an entry, or None."""
    found = conn.exec_driver_sql(
        "SELECT 'entry:' || y.name || ':' || e.series || ':' || e.number FROM entry e"
        " JOIN fiscal_year y ON y.id = e.fiscal_year_id WHERE e.id = ?",
        (entry_id,),
    ).scalar()
    return None if found is None else str(found)


def subject_exists(conn: Connection, subject: str) -> bool:
    """Tell whether the log knows `subject`."""
    if subject.startswith("entry:"):
        return entry_of(conn, subject) is not None
    found = conn.exec_driver_sql(
        "SELECT 1 FROM log_leaf WHERE kind <> 'entry' AND subject = ? LIMIT 1", (subject,)
    )
    return found.first() is not None


def _finding(conn: Connection, row: Any) -> FindingRow:
    return FindingRow(
        id=row[0],
        subject=row[1],
        exception=row[2],
        text=row[3],
        severity=Severity(row[4]),
        status=FindingStatus(row[5]),
        responsible_id=row[6],
        responsible=row[7],
        due=None if row[8] is None else day_of(row[8]),
        officer=row[9],
        recorded_at=moment_of(row[10]),
        notes=row[11],
        entry_id=entry_of(conn, row[1]),
    )
