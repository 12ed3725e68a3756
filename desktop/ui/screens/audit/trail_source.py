"""The audit trail as a source of rows."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.trust.trail import TrailFilter, TrailRow
from desktop.services.session import Session
from desktop.services.trust.audit.trail import (
    TrailKey,
    count_trail,
    oldest_steps,
    trail_anchors,
    trail_page,
)
from desktop.ui.tables.source import Page, Source, Totals


def trail_source(session: Session, wanted: TrailFilter) -> Source[TrailRow, TrailKey]:
    """Return the source that asks the book for the steps that `wanted` lets through."""
    book, by = session.book, session.by

    def page(after: TrailKey | None, limit: int) -> Page[TrailRow, TrailKey]:
        found = trail_page(book, by, wanted, after=after, limit=limit)
        return Page(found.rows, found.next_key)

    def back(limit: int) -> Sequence[TrailRow]:
        return oldest_steps(book, by, wanted, limit)

    def totals() -> Totals:
        return Totals(count_trail(book, by, wanted))

    def anchors(after: TrailKey | None, step: int, limit: int) -> Sequence[TrailKey]:
        return trail_anchors(book, by, after=after, step=step, limit=limit)

    return Source(page, totals, back, anchors if wanted.empty else None)
