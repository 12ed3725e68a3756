"""Post an entry: from here on it is part of the book for good."""

from __future__ import annotations

from sqlalchemy import delete

from desktop.domain.ledger.entry import NewEntry
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.controls import Control
from desktop.services.archive.attach import draft_subject, move_attachments
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.recorded import Record, recorded
from desktop.services.ledger.write_entry import Posted, refuse_unapproved, write_entry
from desktop.services.trust.approvals.controls import Override, Passing
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.book import Book
from desktop.store.tables.journal import entry_draft

__all__ = ["Posted", "post_entry"]


def post_entry(
    book: Book,
    by: Acting,
    entry: NewEntry,
    *,
    draft_id: int | None = None,
    accepted: frozenset[Control] = frozenset(),
    override: Override | None = None,
    record: Record | None = None,
) -> Posted:
    """Post `entry`, drop the draft it came from, and return its number.

    `record` writes what the entry is made for, in the same act, and returns its subject.
    `accepted` are the controls of which the person was warned and goes on; `override` passes over
    those that block. Raises UserError as `posting_rules.open_year_of`, `posting_rules.checked`,
    `write_entry.refuse_unapproved` (`approval-needed`) and `controls.hold_entry` do, and
    `wrong-signing-passphrase`; the draft is kept then.
    """
    passing = passing_of(book, by, accepted, override)
    with book.begin(by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        year = open_year_of(masters, entry.day)
        clean = recorded(tx, checked(masters, entry), record)
        refuse_unapproved(tx, masters, clean)
        posted = write_entry(tx, masters, year, clean, passing)
        if draft_id is not None:
            tx.conn.execute(delete(entry_draft).where(entry_draft.c.id == draft_id))
            subject = entry_subject(posted.year_name, posted.series.value, posted.number)
            move_attachments(tx, draft_subject(draft_id), subject)
        return posted


def passing_of(
    book: Book, by: Acting, accepted: frozenset[Control], override: Override | None
) -> Passing:
    """Return how far the entry may go past the controls; unlocks the key for an override."""
    if override is None:
        return Passing(accepted)
    return Passing(accepted, unlock_key(book, by, override.passphrase), override.reason)
