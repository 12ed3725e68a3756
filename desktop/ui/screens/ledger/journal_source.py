"""The journal as a source of rows: pages, sums and anchors, for one filter and one order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.ledger.journal_list import JournalFilter, JournalKey, JournalRow, JournalSort
from desktop.services.ledger.read_journal import journal_anchors, journal_page, journal_totals
from desktop.services.session import Session
from desktop.ui.tables.source import Page, Source, Totals


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """What the journal screen shows."""

    wanted: JournalFilter = field(default_factory=JournalFilter)
    sort: JournalSort = JournalSort.DAY
    descending: bool = True


def journal_source(session: Session, query: JournalQuery) -> Source[JournalRow, JournalKey]:
    """Return the source that asks the book for `query`."""
    book, by = session.book, session.by

    def page(after: JournalKey | None, limit: int) -> Page[JournalRow, JournalKey]:
        found = journal_page(
            book,
            by,
            query.wanted,
            sort=query.sort,
            descending=query.descending,
            after=after,
            limit=limit,
        )
        return Page(found.rows, found.next_key)

    def back(limit: int) -> Sequence[JournalRow]:
        return journal_page(
            book,
            by,
            query.wanted,
            sort=query.sort,
            descending=not query.descending,
            limit=limit,
        ).rows

    def totals() -> Totals:
        count, amount = journal_totals(book, by, query.wanted)
        return Totals(count, {"amount": amount})

    def anchors(after: JournalKey | None, step: int, limit: int) -> Sequence[JournalKey]:
        return journal_anchors(
            book,
            by,
            query.wanted,
            sort=query.sort,
            descending=query.descending,
            after=after,
            step=step,
            limit=limit,
        )

    return Source(page, totals, back, anchors)
