"""What the tests showed, as rows: the list of tests, and the hits of one, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.trust.exceptions import ExceptionKind, Hit
from desktop.domain.trust.exceptions_registry import EXCEPTIONS
from desktop.domain.trust.findings import Severity
from desktop.services.trust.audit.find_exceptions import Exceptions
from desktop.text.exceptions import SAID, hit_subject, hit_text
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.tables.source import Page, Source, Totals
from desktop.ui.words import ui_words

TONES: Final[Mapping[Severity, Tone]] = {
    Severity.NOTE: Tone.INFO,
    Severity.MINOR: Tone.WARNING,
    Severity.MAJOR: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class ToldTest:
    """One test; `count` is None while it has not run."""

    kind: ExceptionKind
    count: int | None


def _severity(row: ToldTest) -> Chip:
    severity = EXCEPTIONS[row.kind].severity
    clean = row.count == 0
    return Chip(LABELS[severity], Tone.GOOD if clean else TONES[severity])


TEST_COLUMNS: Final = (
    Column(
        "test",
        mark("Test"),
        stretch=1,
        width=20,
        value=lambda row: ui_words()(SAID[row.kind].title),
    ),
    Column("severity", mark("Severity"), Kind.BADGE, width=8, value=_severity),
    Column(
        "count",
        mark("Hits"),
        Kind.CODE,
        width=7,
        value=lambda row: "\u2014" if row.count is None else f"{row.count:,}",
        strong=lambda row: bool(row.count),
    ),
)


def hit_columns(currency: Currency) -> tuple[Column, ...]:
    """Return the columns of the hits; amounts in the currency of the book."""
    return (
        Column(
            "subject",
            mark("About"),
            stretch=1,
            width=23,
            value=lambda hit: hit_subject(hit, ui_words()),
        ),
        Column("day", mark("Date"), Kind.DAY, width=11),
        Column("amount", mark("Amount"), Kind.AMOUNT, width=13),
        Column(
            "why",
            mark("Why"),
            stretch=4,
            width=26,
            value=lambda hit: hit_text(hit, currency, ui_words()),
        ),
    )


def rows_of(found: Exceptions | None) -> tuple[ToldTest, ...]:
    """Return every test with the number of its hits."""
    if found is None:
        return tuple(ToldTest(kind, None) for kind in EXCEPTIONS)
    return tuple(ToldTest(kind, len(hits)) for kind, hits in found.hits.items())


def hits_source(hits: Sequence[Hit]) -> Source[Hit, int]:
    """Return the hits as a source; they are in memory already."""

    def page(after: int | None, limit: int) -> Page[Hit, int]:
        first = after or 0
        last = first + limit
        return Page(hits[first:last], last if last < len(hits) else None)

    def back(limit: int) -> Sequence[Hit]:
        return tuple(reversed(hits[max(len(hits) - limit, 0) :]))

    def anchors(after: int | None, step: int, limit: int) -> Sequence[int]:
        first = after or 0
        return range(first + step, min(first + limit, len(hits)) + 1, step)

    return Source(page, lambda: Totals(len(hits)), back, anchors)
