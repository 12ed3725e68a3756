"""What the book holds about one person, on paper, in words that they understand."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount, format_day
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.trust.person_data import PersonData
from desktop.reports import page
from desktop.reports.page import Rendered
from desktop.reports.statements.general_ledger import voucher_text
from desktop.reports.statements.stamp import Stamp, document
from desktop.reports.typeset.isolate import ltr, name
from desktop.text.labels import label
from desktop.text.words import Words


def person_pdf(found: PersonData, stamp: Stamp, words: Words) -> Rendered:
    """Return the report drawn on A4."""
    organisation = words.of(found.organisation_ar, found.organisation_en)
    title = words("What our book holds about you")
    return page.render(document(title, organisation, stamp, words), _blocks(found, title, words))


def _blocks(found: PersonData, title: str, words: Words) -> Iterator[page.Block]:
    currency = currency_of(found.currency)
    yield page.Title(title, name(words.of(found.name_ar, found.name_en)))
    yield page.KeyValues(
        (
            (words("Code"), ltr(found.code)),
            (words("Arabic name"), name(found.name_ar)),
            (words("Latin name"), name(found.name_en)),
            (words("Kind"), label(PartnerKind(found.kind), words)),
        )
    )
    yield page.Heading(words("How your record stood"))
    yield page.Table(
        (
            page.Column(words("From"), page.Kind.DAY, 0.8),
            page.Column(words("Arabic name"), page.Kind.TEXT, 2.0),
            page.Column(words("Latin name"), page.Kind.TEXT, 2.0),
        ),
        tuple(
            page.Row((one.at[:10], columns.get("name_ar", ""), columns.get("name_en", "")))
            for one in found.versions
            for columns in (dict(one.columns),)
        ),
    )
    yield page.Heading(words("Entries that name you"))
    if not found.lines:
        yield page.Paragraph(words("There is none."))
        return
    yield page.Table(
        (
            page.Column(words("Day"), page.Kind.DAY, 0.9),
            page.Column(words("Voucher"), page.Kind.TEXT, 1.4),
            page.Column(words("Narration"), page.Kind.TEXT, 3.0),
            page.Column(found.currency, page.Kind.AMOUNT, 1.2),
        ),
        tuple(
            page.Row(
                (
                    format_day(one.day),
                    voucher_text(one.series, one.number, words),
                    one.memo or one.narration,
                    format_amount(one.amount, currency),
                )
            )
            for one in found.lines
        ),
    )
    if found.documents:
        yield page.Heading(words("Documents kept with your record"))
        yield page.Bullets(tuple(one.title for one in found.documents))
