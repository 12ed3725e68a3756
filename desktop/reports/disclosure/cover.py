"""The cover letter: to whom, for which period, what it replaces, and the year in three figures."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.domain.formats import format_day
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading, spelled
from desktop.reports.typeset.isolate import name
from desktop.text.words import Words


def cover_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the cover page."""
    letter, source = content.letter, content.source
    organisation = words.of(source.organisation_ar, source.organisation_en)
    recipient = words.of(letter.recipient_ar, letter.recipient_en)
    first_day, last_day = format_day(source.year.first_day), format_day(source.year.last_day)
    yield page.Title(words("Annual disclosure package"), organisation)
    pairs = (
        (words("Recipient"), recipient),
        (
            words("Period"),
            words("From {first_day} to {last_day}", first_day=first_day, last_day=last_day),
        ),
        (words("Package number"), letter.number),
        (words("Version"), str(letter.version)),
        (words("Made on"), format_day(letter.moment.date())),
    )
    yield page.KeyValues(pairs)
    yield part_heading(Part.COVER, words)
    yield page.Paragraph(words("To {recipient},", recipient=name(recipient)), page.Tone.LEAD)
    yield page.Paragraph(
        words(
            "We submit the annual disclosure package of {organisation} for the year {year}. It "
            "shows where the organisation's money came from, what it was spent on, and what is "
            "left, as its books state it.",
            organisation=name(organisation),
            year=source.year.name,
        )
    )
    yield page.Paragraph(
        words(
            "Every figure can be followed to its entries in the machine annex, and the whole "
            "package can be verified without a network, as its last part describes."
        )
    )
    if letter.supersedes:
        yield page.Callout(
            words("What changed: {changes}", changes=letter.changes)
            if letter.changes
            else words("What changed was not stated."),
            words("This version supersedes package {number}", number=letter.supersedes),
            page.Tone.WARNING,
        )
    yield from _key_figures(content, words)


def _key_figures(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    activities = content.statements["activities"]
    position = content.statements["financial-position"]
    total = [column.key for column in activities.columns].index("total")
    currency = content.source.currency
    figures = (
        (words("Total income"), activities.row("total-income").cells[total]),
        (words("Total expenses"), activities.row("total-expenses").cells[total]),
        (words("Total net assets"), position.row("total-net-assets").cells[0]),
    )
    yield page.Paragraph(words("The year in figures"), page.Tone.STRONG)
    yield page.KeyValues(
        tuple((label, spelled(amount or 0, currency, words)) for label, amount in figures)
    )
