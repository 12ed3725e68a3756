"""Take a posted entry back by its mirror image; both stay in the book."""

from __future__ import annotations

import datetime as dt

from desktop.domain.ledger.entry import reversal_of
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.controls import Control
from desktop.services.ledger.post_entry import passing_of
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.write_entry import Posted, refuse_unapproved, write_entry
from desktop.services.trust.approvals.controls import Override
from desktop.store.book import Book
from desktop.store.posting import subject_of
from desktop.store.queries.entries import load_entry


def reverse_entry(
    book: Book,
    by: Acting,
    entry_id: int,
    day: dt.date,
    narration: str,
    *,
    accepted: frozenset[Control] = frozenset(),
    override: Override | None = None,
) -> Posted:
    """Post the reversal of an entry on `day` and return its number.

    Raises UserError `entry-missing`, `entry-already-reversed`, `entry-reversal-before`, or as
    posting does (`approval-needed` among them: then `propose_reversal` sends it for approval).
    """
    passing = passing_of(book, by, accepted, override)
    with book.begin(by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        entry = load_entry(tx.conn, entry_id)
        year = open_year_of(masters, day)
        clean = checked(masters, reversal_of(entry, day, narration))
        refuse_unapproved(tx, masters, clean)
        subject = subject_of(masters, entry.fiscal_year_id, entry.series, entry.number)
        return write_entry(tx, masters, year, clean, passing, reverses=subject)
