"""The notes: on what basis the statements stand, what they leave out, and the rates used."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.formats import format_day
from desktop.domain.ledger.year import YearStatus
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.text.words import Words


def notes_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the notes to the statements."""
    source = content.source
    yield page.Heading(words("Notes to the statements"), 2)
    yield page.Heading(words("Basis"), 3)
    yield page.Paragraph(
        words(
            "The statements are drawn from the posted entries of a double-entry book kept by fund. "
            "Each entry balances in the whole and within each fund, and is never changed after "
            "posting; a mistake is mended by a reversing entry. What was earned or owed and has no "
            "entry in the book does not appear here."
        )
    )
    yield page.Heading(words("Currency"), 3)
    yield page.Paragraph(
        words.plural(
            "All amounts are in {currency} with {n} decimal, exact and not rounded. A dash stands "
            "for zero.",
            "All amounts are in {currency} with {n} decimals, exact and not rounded. A dash stands "
            "for zero.",
            source.currency.exponent,
            currency=source.currency.code,
        )
    )
    yield page.Heading(words("Funds"), 3)
    yield page.Paragraph(
        words(
            "A restricted fund may be spent only on what its donor named; an endowment's principal "
            "is kept; the unrestricted fund serves all purposes of the organisation. Transfers and "
            "direct changes are amounts posted to net assets themselves: transfers between funds, "
            "which add up to zero over all funds, and opening balances."
        )
    )
    yield page.Heading(words("Closing"), 3)
    yield page.Paragraph(_closing(content, words))
    yield page.Heading(words("What is not given"), 3)
    yield page.Paragraph(
        words(
            "The book holds no records from which cash flows, budgets, in-kind gifts, dealings "
            "with related parties or contingencies could be stated, and this package makes no "
            "statement about them."
        )
    )
    yield from _rates(content, words)


def _rates(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    yield page.Heading(words("Exchange rates"), 3)
    if not content.rates:
        yield page.Paragraph(words("No entry of the year was made in a foreign currency."))
        return
    yield page.Paragraph(
        words(
            "Each entry was converted once, at the rate of its own day; these are the rates used."
        )
    )
    base = content.source.currency.code
    yield page.Table(
        (
            page.Column(words("Currency"), page.Kind.CODE, 0.7),
            page.Column(words("Day"), page.Kind.DAY, 0.9),
            page.Column(words("{currency} for one unit", currency=base), page.Kind.CODE, 1.2),
            page.Column(words("Source of the rate"), page.Kind.TEXT, 2.2),
        ),
        tuple(
            page.Row((rate.currency, format_day(rate.day), rate.rate, rate.source))
            for rate in sorted(content.rates, key=lambda rate: (rate.currency, rate.day))
        ),
    )


def _closing(content: DisclosureContent, words: Words) -> str:
    source = content.source
    year = source.year.name
    if source.year.status is YearStatus.OPEN:
        text = words(
            "The year {year} is not closed yet. The statements read the same before and after "
            "closing entries.",
            year=year,
        )
    else:
        text = words(
            "The year {year} is closed. Income and expenses are shown as they stood before the "
            "closing entries.",
            year=year,
        )
    if source.prior is None:
        return f"{text} {words('The book holds no year before it to compare with.')}"
    compared = words("The year {prior} stands beside it to compare.", prior=source.prior.name)
    return f"{text} {compared}"
