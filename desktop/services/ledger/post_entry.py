"""Post an entry: from here on it is part of the book for good."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete

from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.store.book import Book
from desktop.store.posting import Posting
from desktop.store.tables.journal import entry_draft


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of posting: the entry's id and the number it got."""

    entry_id: int
    year_name: str
    series: Series
    number: int
    leaf: int


def post_entry(book: Book, by: Acting, entry: NewEntry, *, draft_id: int | None = None) -> Posted:
    """Post `entry`, drop the draft it came from, and return its number.

    Raises UserError as `posting_rules.open_year_of` and `posting_rules.checked` do; the draft is
    kept then.
    """
    with book.begin(by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        year = open_year_of(masters, entry.day)
        clean = checked(masters, entry)
        posting = Posting(tx, masters)
        written = posting.write(year.id, clean)
        posting.finish()
        if draft_id is not None:
            tx.conn.execute(delete(entry_draft).where(entry_draft.c.id == draft_id))
        return Posted(written.id, year.name, clean.series, written.number, written.leaf)
