"""Write findings, answer them, follow them up, close and reopen them; list them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, func, select

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_text
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.findings import (
    NOTE_ACTS,
    FindingFilter,
    FindingRow,
    FindingStatus,
    NewFinding,
    Note,
    NoteKind,
    check_due,
    next_status,
)
from desktop.services.trust.officers import load_officers
from desktop.store.book import Book
from desktop.store.queries import audit_findings as queries
from desktop.store.tables.audit import finding, finding_note


def write_finding(book: Book, by: Acting, new: NewFinding) -> int:
    """Write a finding and return its number.

    Raises UserError `finding-text-empty`, `finding-due-past`, `finding-subject-unknown` or
    `finding-responsible-unknown`.
    """
    text = clean_text(new.text, field="text")
    if not text:
        raise UserError("finding-text-empty")
    with book.begin(by, Act.WRITE_FINDING) as tx:
        check_due(new.due, tx.recorded_at.date())
        if new.subject and not queries.subject_exists(tx.conn, new.subject):
            raise UserError("finding-subject-unknown", subject=new.subject)
        if new.responsible_id is not None:
            _check_responsible(tx.conn, new.responsible_id)
        return tx.insert(
            finding,
            subject=new.subject,
            exception=new.exception,
            text=text,
            severity=new.severity,
            status=FindingStatus.OPEN,
            responsible_id=new.responsible_id,
            due=new.due,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )


def add_note(book: Book, by: Acting, finding_id: int, kind: NoteKind, text: str) -> FindingStatus:
    """Write a note under a finding and return where it stands now.

    Raises UserError `finding-missing`, `finding-text-empty`, `finding-not-now`, or
    `finding-own-close` where the officer who is responsible would close it.
    """
    said = clean_text(text, field="text")
    if not said:
        raise UserError("finding-text-empty")
    with book.begin(by, NOTE_ACTS[kind]) as tx:
        found = _found(tx.conn, finding_id)
        status = next_status(found.status, kind)
        if kind is NoteKind.CLOSED and found.responsible_id == by.officer_id:
            raise UserError("finding-own-close", officer=by.code)
        tx.insert(
            finding_note,
            finding_id=finding_id,
            kind=kind,
            text=said,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )
        if status is not found.status:
            tx.update(finding, finding_id, status=status)
    return status


def list_findings(
    book: Book, by: Acting, wanted: FindingFilter | None = None
) -> tuple[FindingRow, ...]:
    """Return the findings that the filter lets through: those that wait first, by their day.

    Whoever may answer findings sees them too.
    """
    with book.read(by, reading_act(by)) as conn:
        return queries.load_findings(conn, wanted or FindingFilter(), book.now().date())


def view_finding(book: Book, by: Acting, finding_id: int) -> tuple[FindingRow, tuple[Note, ...]]:
    """Return a finding with everything that was said about it; UserError `finding-missing`."""
    with book.read(by, reading_act(by)) as conn:
        return _found(conn, finding_id), queries.load_notes(conn, finding_id)


def findings_about_entry(book: Book, by: Acting, entry_id: int) -> tuple[FindingRow, ...]:
    """Return the findings about an entry; none for an officer who may not see findings."""
    if not may_see(by):
        return ()
    with book.read(by, reading_act(by)) as conn:
        subject = queries.subject_of_entry(conn, entry_id)
        if subject is None:
            return ()
        wanted = FindingFilter(subject=subject)
        return queries.load_findings(conn, wanted, book.now().date())


def count_waiting(book: Book, by: Acting) -> int:
    """Return how many findings wait for this officer: to answer, or to judge an answer."""
    if not may_see(by):
        return 0
    waits = []
    if by.may(Act.WRITE_FINDING):
        waits.append(finding.c.status == FindingStatus.ANSWERED)
    if by.may(Act.ANSWER_FINDING):
        mine = (finding.c.responsible_id == by.officer_id) | finding.c.responsible_id.is_(None)
        waits.append((finding.c.status == FindingStatus.OPEN) & mine)
    if not waits:
        return 0
    condition = waits[0] if len(waits) == 1 else waits[0] | waits[1]
    with book.read(by, reading_act(by)) as conn:
        count = select(func.count()).select_from(finding).where(condition)
        return int(conn.execute(count).scalar_one())


def may_see(by: Acting) -> bool:
    """Tell whether an officer may see findings at all."""
    return by.may(Act.READ_AUDIT) or by.may(Act.ANSWER_FINDING)


def reading_act(by: Acting) -> Act:
    """Return the act by which an officer reads findings."""
    return Act.ANSWER_FINDING if not by.may(Act.READ_AUDIT) else Act.READ_AUDIT


def _found(conn: Connection, finding_id: int) -> FindingRow:
    found = queries.load_finding(conn, finding_id)
    if found is None:
        raise UserError("finding-missing", number=finding_id)
    return found


def _check_responsible(conn: Connection, officer_id: int) -> None:
    if all(one.id != officer_id or not one.active for one in load_officers(conn)):
        raise UserError("finding-responsible-unknown")


def today(book: Book) -> dt.date:
    """Return the day by the book's clock (UTC), against which findings are overdue."""
    return book.now().date()
