"""The exceptions report on paper: each test with why one looks, and its hits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import strip_isolates
from desktop.domain.trust.benford import DIGITS, EXPECTED, Benford
from desktop.domain.trust.exceptions import ExceptionKind, Hit
from desktop.domain.trust.exceptions_registry import EXCEPTIONS
from desktop.reports import page
from desktop.reports.page import Progress, Rendered
from desktop.reports.statements.stamp import Stamp, document
from desktop.text.exceptions import SAID, benford_text, hit_subject, hit_text
from desktop.text.labels import label
from desktop.text.words import Words

MOST: Final = 40
"""Hits of one test that are printed; the list for the spreadsheet has them all."""
_PER_MILLE: Final = 1_000


@dataclass(frozen=True, slots=True)
class ExceptionsPaper:
    """What the report says; `year` None for all years, `organisation` in the report's language."""

    organisation: str
    currency: Currency
    year: str | None
    entries: int
    hits: Mapping[ExceptionKind, tuple[Hit, ...]]
    benford: Benford
    least: int


def exceptions_pdf(
    paper: ExceptionsPaper, stamp: Stamp, words: Words, progress: Progress | None = None
) -> Rendered:
    """Return the report drawn on A4."""
    sheet = document(words("Exceptions report"), paper.organisation, stamp, words)
    return page.render(sheet, _blocks(paper, words), progress)


def _blocks(paper: ExceptionsPaper, words: Words) -> Iterator[page.Block]:
    when = words("Fiscal year {year}", year=paper.year) if paper.year else words("All fiscal years")
    yield page.Title(words("Exceptions report"), when)
    yield page.Paragraph(
        words(
            "An exception is no fault. Each has innocent reasons; the list says where looking "
            "pays. Entries looked at: {count}.",
            count=f"{paper.entries:,}",
        ),
        page.Tone.SMALL,
    )
    yield page.Table(
        (
            page.Column(words("Test"), page.Kind.TEXT, 3.0),
            page.Column(words("Severity"), page.Kind.TEXT, 1.0),
            page.Column(words("Hits"), page.Kind.COUNT, 0.7),
        ),
        tuple(
            page.Row(
                (
                    words(SAID[kind].title),
                    label(EXCEPTIONS[kind].severity, words),
                    f"{len(hits):,}",
                )
            )
            for kind, hits in paper.hits.items()
        ),
    )
    for kind, hits in paper.hits.items():
        if hits and kind is not ExceptionKind.BENFORD:
            yield from _test(kind, hits, paper, words)
    if ExceptionKind.BENFORD in paper.hits:
        yield from _benford(paper, words)


def _test(
    kind: ExceptionKind, hits: tuple[Hit, ...], paper: ExceptionsPaper, words: Words
) -> Iterator[page.Block]:
    yield page.Heading(words(SAID[kind].title), 1, anchor=f"test-{kind.value}")
    yield _why(kind, words)
    yield page.Table(
        (
            page.Column(words("About"), page.Kind.TEXT, 1.5),
            page.Column(words("Day"), page.Kind.DAY, 0.8),
            page.Column(words("Amount"), page.Kind.AMOUNT, 1.0),
            page.Column(words("Why"), page.Kind.TEXT, 3.0),
        ),
        tuple(_row(hit, paper.currency, words) for hit in hits[:MOST]),
    )
    rest = len(hits) - MOST
    if rest > 0:
        more = words.plural(
            "{n} more hit stands in the list for the spreadsheet.",
            "{n} more hits stand in the list for the spreadsheet.",
            rest,
        )
        yield page.Paragraph(more, page.Tone.SMALL)


def _row(hit: Hit, currency: Currency, words: Words) -> page.Row:
    return page.Row(
        (
            strip_isolates(hit_subject(hit, words)),
            "" if hit.day is None else format_day(hit.day),
            "" if hit.amount is None else format_amount(hit.amount, currency),
            strip_isolates(hit_text(hit, currency, words)),
        )
    )


def _why(kind: ExceptionKind, words: Words) -> page.Paragraph:
    said = SAID[kind]
    text = words(
        "Why one looks: {why} Innocent reasons: {innocent}",
        why=words(said.why),
        innocent=words(said.innocent),
    )
    return page.Paragraph(text, page.Tone.SMALL)


def _benford(paper: ExceptionsPaper, words: Words) -> Iterator[page.Block]:
    found = paper.benford
    yield page.Heading(words(SAID[ExceptionKind.BENFORD].title), 1, anchor="test-benford")
    yield _why(ExceptionKind.BENFORD, words)
    yield page.BarChart(
        words("Share of each first digit, in per cent"),
        tuple(
            page.Bar(
                str(digit),
                (round(share * _PER_MILLE), round(expected * _PER_MILLE)),
                (f"{share * 100:.1f}", f"{expected * 100:.1f}"),
            )
            for digit, share, expected in zip(DIGITS, found.shares, EXPECTED, strict=True)
        ),
        (words("Found"), words("Expected")),
    )
    yield page.Paragraph(strip_isolates(benford_text(found, paper.least, words)))
