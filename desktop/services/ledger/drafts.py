"""Keep drafts of entries: free of every rule but one, that nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.services.archive.attach import draft_subject, drop_attachments
from desktop.store.book import Book
from desktop.store.tables.journal import entry_draft


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: `content` is the form's own JSON text, kept as it was typed."""

    id: int
    officer_id: int
    changed_at: dt.datetime
    content: str


def save_draft(book: Book, by: Acting, content: str, *, draft_id: int | None = None) -> int:
    """Keep a draft, new or changed, and return its id."""
    with book.begin(by, Act.WRITE_DRAFT) as tx:
        values = {"officer_id": by.officer_id, "changed_at": tx.recorded_at, "content": content}
        if draft_id is not None:
            changed = tx.conn.execute(
                update(entry_draft).where(entry_draft.c.id == draft_id).values(values)
            )
            if changed.rowcount:
                return draft_id
        made = tx.conn.execute(insert(entry_draft).values(values)).inserted_primary_key
        if made is None:
            raise RuntimeError("a draft got no id")
        return int(made[0])


def list_drafts(book: Book, by: Acting) -> tuple[Draft, ...]:
    """Return the drafts, the one last changed first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        rows = conn.execute(select(entry_draft).order_by(entry_draft.c.changed_at.desc()))
        return tuple(Draft(row.id, row.officer_id, row.changed_at, row.content) for row in rows)


def load_draft(book: Book, by: Acting, draft_id: int) -> Draft:
    """Return one draft; raises UserError `draft-missing`."""
    for draft in list_drafts(book, by):
        if draft.id == draft_id:
            return draft
    raise UserError("draft-missing", draft_id=draft_id)


def drop_draft(book: Book, by: Acting, draft_id: int) -> None:
    """Throw a draft away; one that is gone already is no error. Its documents stay kept."""
    with book.begin(by, Act.WRITE_DRAFT) as tx:
        tx.conn.execute(delete(entry_draft).where(entry_draft.c.id == draft_id))
        drop_attachments(tx, draft_subject(draft_id))
