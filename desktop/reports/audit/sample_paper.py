"""A sample on paper: the vouchers to inspect, with boxes to tick and room to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.trust.sampling import SampleItem, SampleRow, TickResult
from desktop.reports import page
from desktop.reports.page import Rendered
from desktop.reports.statements.stamp import Stamp, document
from desktop.text.labels import label
from desktop.text.sampling import method_text, reason_text
from desktop.text.words import Words

_EMPTY: Final = "[   ]"
_TICKED: Final = "[ x ]"


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """What the list says; `organisation` in its language."""

    organisation: str
    currency: Currency
    sample: SampleRow
    items: tuple[SampleItem, ...]


def sample_pdf(paper: SamplePaper, stamp: Stamp, words: Words) -> Rendered:
    """Return the list drawn on A4."""
    title = words("Vouchers to inspect")
    return page.render(
        document(title, paper.organisation, stamp, words), _blocks(paper, title, words)
    )


def _blocks(paper: SamplePaper, title: str, words: Words) -> Iterator[page.Block]:
    sample, currency = paper.sample, paper.currency
    yield page.Title(title, words("Sample {number}", number=sample.id))
    yield page.KeyValues(
        (
            (words("Fiscal year"), sample.year),
            (words("How it was drawn"), method_text(sample, words)),
            (words("Vouchers drawn from"), f"{sample.population:,}"),
            (words("Amount drawn from"), format_amount(sample.population_amount, currency)),
            (words("Drawn by"), f"{sample.officer}, {format_day(sample.recorded_at.date())}"),
        )
    )
    boxes = tuple(page.Column(label(each, words), page.Kind.CODE, 0.7) for each in TickResult)
    yield page.Table(
        (
            page.Column(words("Voucher"), page.Kind.CODE, 1.3),
            page.Column(words("Day"), page.Kind.DAY, 0.8),
            page.Column(words("Amount"), page.Kind.AMOUNT, 1.0),
            page.Column(words("Narration"), page.Kind.TEXT, 1.9),
            page.Column(words("Why drawn"), page.Kind.TEXT, 1.0),
            *boxes,
        ),
        tuple(_row(item, currency, words) for item in paper.items),
    )
    noted = [item for item in paper.items if item.note]
    if noted:
        yield page.Heading(words("Notes"), 1, anchor="notes")
        yield page.KeyValues(tuple((item.entry, item.note) for item in noted))


def _row(item: SampleItem, currency: Currency, words: Words) -> page.Row:
    return page.Row(
        (
            item.entry,
            format_day(item.day),
            format_amount(item.amount, currency),
            item.narration,
            reason_text(item.reason, words),
            *(_TICKED if item.result is each else _EMPTY for each in TickResult),
        )
    )
