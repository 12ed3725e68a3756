"""The notes to the statements, by their numbers, with the rates of exchange that were used."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.formats import format_day
from desktop.domain.ledger.notes.note import NoteKind, StatementNote
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.text.words import Words


def notes_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the notes that stand, in their order."""
    yield page.Heading(words("Notes to the statements"), 2, anchor="notes")
    for note in content.notes:
        if note.left_out:
            continue
        yield from note_blocks(note, words)
        if note.kind is NoteKind.RATES and content.rates:
            yield _rates(content, words)


def note_blocks(note: StatementNote, words: Words) -> Iterator[page.Block]:
    """Yield one note: its number and title, and a paragraph for each of its lines."""
    title = words.of(note.said.title_ar, note.said.title_en)
    yield page.Heading(f"{note.number}. {title}", 3, anchor=f"note-{note.number}")
    for line in words.of(note.said.text_ar, note.said.text_en).splitlines():
        if line:
            yield page.Paragraph(line)


def _rates(content: DisclosureContent, words: Words) -> page.Table:
    base = content.source.currency.code
    return page.Table(
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
