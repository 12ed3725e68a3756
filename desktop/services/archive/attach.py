"""Say that a document belongs to something: an entry, a draft, a proposal, a finding."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.services.session import Session
from desktop.store.book import Book
from desktop.store.queries.documents import (
    document_by_id,
    documents_of,
    entry_named,
    subject_there,
    subjects_of,
)
from desktop.store.tables import documents as t
from desktop.store.tx import Tx

_SUBJECT: Final = re.compile(r"[a-z][a-z_-]{1,30}:.{1,100}")


def attach(session: Session, document_id: int, subject: str) -> None:
    """Attach a document to what `subject` names; done already is no error.

    Raises UserError `document-unknown` or `attachment-subject`.
    """
    with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
        if document_by_id(tx.conn, document_id) is None:
            raise UserError("document-unknown", document=document_id)
        require_subject(tx.conn, subject)
        put_attachment(tx, document_id, subject)


def detach(session: Session, document_id: int, subject: str) -> None:
    """Say that a document does not belong to `subject` after all; it stays in the archive.

    The log keeps that it did. Not attached is no error.
    """
    with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
        drop_attachment(tx, document_id, subject)


def attachments_of(book: Book, by: Acting, subject: str) -> tuple[Document, ...]:
    """Return what is attached to `subject`, the first one first."""
    with book.read(by, Act.READ_DOCUMENTS) as conn:
        return documents_of(conn, subject)


def attached_to(book: Book, by: Acting, document_id: int) -> tuple[str, ...]:
    """Return the subjects that a document is attached to."""
    with book.read(by, Act.READ_DOCUMENTS) as conn:
        return subjects_of(conn, document_id)


def move_attachments(tx: Tx, old: str, new: str) -> None:
    """Attach all of `old` to `new` instead, as part of the act that makes the one the other.

    A posted draft, a proposal that became an entry: the rows of before stay, no longer in force.
    """
    for each in documents_of(tx.conn, old):
        put_attachment(tx, each.id, new)
        drop_attachment(tx, each.id, old)


def copy_attachments(tx: Tx, old: str, new: str) -> None:
    """Attach all of `old` to `new` as well: what a refused proposal showed goes into the draft."""
    for each in documents_of(tx.conn, old):
        put_attachment(tx, each.id, new)


def drop_attachments(tx: Tx, subject: str) -> None:
    """Let go of everything attached to `subject`, whose name may be given again (a draft)."""
    for each in documents_of(tx.conn, subject):
        drop_attachment(tx, each.id, subject)


def draft_subject(draft_id: int) -> str:
    """Return how attachments name a draft, which the log does not know."""
    return f"draft:{draft_id}"


def require_subject(conn: Connection, subject: str) -> None:
    """Raise UserError `attachment-subject` for what names nothing."""
    if (
        not subject_there(conn, subject)
        or not _SUBJECT.fullmatch(subject)
        or not subject.isprintable()
    ):
        raise UserError("attachment-subject", subject=subject)


def put_attachment(tx: Tx, document_id: int, subject: str) -> None:
    """Write that the document is attached, once."""
    stored = _stored(tx, document_id, subject)
    if stored is None:
        tx.insert(
            t.attachment,
            document_id=document_id,
            subject=subject,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
    elif not stored[1]:
        tx.update(
            t.attachment,
            stored[0],
            active=1,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )


def drop_attachment(tx: Tx, document_id: int, subject: str) -> None:
    """Write that the document is attached no longer."""
    stored = _stored(tx, document_id, subject)
    if stored is not None and stored[1]:
        tx.update(t.attachment, stored[0], active=0)


def entry_of(book: Book, by: Acting, subject: str) -> int | None:
    """Return the id of the entry that `subject` names, to open it; None for anything else."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return entry_named(conn, subject)


def _stored(tx: Tx, document_id: int, subject: str) -> tuple[int, bool] | None:
    """Return the id of the row that says so, and whether it is in force."""
    row = tx.conn.execute(
        select(t.attachment.c.id, t.attachment.c.active).where(
            t.attachment.c.document_id == document_id, t.attachment.c.subject == subject
        )
    ).first()
    return None if row is None else (row.id, bool(row.active))
