"""Read the journal page by page, and one entry whole."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ledger.entry import Entry
from desktop.domain.ledger.journal_list import JournalFilter, JournalKey, JournalRow, JournalSort
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import journal as queries
from desktop.store.queries.entries import load_entry
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Rows of the journal; `next_key` is None at the end."""

    rows: tuple[JournalRow, ...]
    next_key: JournalKey | None


def journal_page(
    book: Book,
    by: Acting,
    wanted: JournalFilter,
    *,
    sort: JournalSort = JournalSort.DAY,
    descending: bool = True,
    after: JournalKey | None = None,
    limit: int = 100,
) -> JournalPage:
    """Return up to `limit` entries after the key `after`, filtered and sorted in SQL."""
    with book.read(by, Act.READ_LEDGER) as conn:
        rows = queries.journal_page(
            conn, wanted, sort=sort, descending=descending, after=after, limit=limit
        )
    next_key = queries.key_of(rows[-1], sort) if len(rows) == limit else None
    return JournalPage(rows, next_key)


def count_entries(book: Book, by: Acting, wanted: JournalFilter) -> int:
    """Return how many entries the filter lets through."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.count_entries(conn, wanted)


def journal_totals(book: Book, by: Acting, wanted: JournalFilter) -> tuple[int, int]:
    """Return (entries, sum of their amounts in minor units) that the filter lets through."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.journal_totals(conn, wanted)


def journal_anchors(
    book: Book,
    by: Acting,
    wanted: JournalFilter,
    *,
    sort: JournalSort = JournalSort.DAY,
    descending: bool = True,
    after: JournalKey | None = None,
    step: int = 100,
    limit: int = 50_000,
) -> tuple[JournalKey, ...]:
    """Return the key of every `step`-th entry among the `limit` after `after`.

    With these a list can be entered anywhere: page n + 1 of `step` rows comes after the nth.
    Fewer than `limit / step` keys mean that the end is reached.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.journal_anchors(
            conn, wanted, sort=sort, descending=descending, after=after, step=step, limit=limit
        )


def view_entry(book: Book, by: Acting, entry_id: int) -> Entry:
    """Return a posted entry with its lines; raises UserError `entry-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_entry(conn, entry_id)


def masters_of(book: Book, by: Acting) -> Masters:
    """Return what entries refer to: years, accounts, funds, projects, partners."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_masters(conn)
