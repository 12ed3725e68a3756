"""Take a posted entry back by its mirror image; both stay in the book."""

from __future__ import annotations

import datetime as dt

from desktop.domain.ledger.entry import reversal_of
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.post_entry import Posted
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.store.book import Book
from desktop.store.posting import Posting, subject_of
from desktop.store.queries.entries import load_entry


def reverse_entry(book: Book, by: Acting, entry_id: int, day: dt.date, narration: str) -> Posted:
    """Post the reversal of an entry on `day` and return its number.

    Raises UserError `entry-missing`, `entry-already-reversed`, `entry-reversal-before`, or as
    posting does.
    """
    with book.begin(by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        entry = load_entry(tx.conn, entry_id)
        year = open_year_of(masters, day)
        clean = checked(masters, reversal_of(entry, day, narration))
        posting = Posting(tx, masters)
        subject = subject_of(masters, entry.fiscal_year_id, entry.series, entry.number)
        written = posting.write(year.id, clean, subject)
        posting.finish()
        return Posted(written.id, year.name, clean.series, written.number, written.leaf)
