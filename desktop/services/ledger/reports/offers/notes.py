"""The notes to the statements as a report: numbers, titles, texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from desktop.domain.ledger.notes.note import NoteText
from desktop.domain.ledger.reports import ReportGroup
from desktop.domain.ledger.schedules.schedule import Column, Name, Row, Schedule
from desktop.domain.ledger.statements.frame import notes_of as remarks_of
from desktop.domain.ledger.statements.table import RowKind
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.notes.read_notes import read_notes
from desktop.services.ledger.reports.report import Asked, Report
from desktop.services.ledger.statements import read_source
from desktop.store.book import Book


def _notes(book: Book, by: Acting, asked: Asked) -> Schedule:
    """Return the notes that stand, each in a row of its own below its title."""
    with book.read(by, Act.READ_LEDGER) as conn:
        source = read_source(conn, asked.year)
        notes = read_notes(conn, source)
    rows: list[Row] = []
    for note in notes:
        if note.left_out:
            continue
        said = note.said
        title = Name(f"{note.number}. {said.title_ar}", f"{note.number}. {said.title_en}")
        if not said.title_ar or not said.title_en:
            title = Name(*[f"{note.number}. {said.title_ar or said.title_en}"] * 2)
        rows.append(Row(RowKind.HEADING, (title,)))
        rows += [Row(RowKind.ITEM, (line,), level=1) for line in _lines(said)]
    year = source.year
    return Schedule(
        key="notes",
        organisation=Name(source.organisation_ar, source.organisation_en),
        currency=source.currency,
        year=year.name,
        first_day=year.first_day,
        last_day=year.last_day,
        columns=(Column("note"),),
        rows=tuple(rows),
        notes=remarks_of(year),
    )


def _lines(said: NoteText) -> Iterator[Name]:
    """Yield the lines of a note in both languages; where one has fewer the other stands alone."""
    arabic = (said.text_ar or said.text_en).splitlines()
    english = (said.text_en or said.text_ar).splitlines()
    for ar, en in zip_longest(arabic, english, fillvalue=""):
        if ar or en:
            yield Name(ar, en)


REPORTS: Final = (Report("notes", ReportGroup.STATEMENTS, _notes),)
