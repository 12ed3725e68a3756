"""Write the notes of a year: other words, another place, left out, or standard again."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name, clean_text
from desktop.domain.ledger.notes.note import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    NoteKind,
    NoteText,
    StatementNote,
)
from desktop.domain.ledger.year import FiscalYear, YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.notes.read_notes import read_notes
from desktop.services.ledger.statements import source_of, year_named
from desktop.store.book import Book
from desktop.store.tables.notes import statement_note as t
from desktop.store.tx import Tx

_EMPTY = NoteText("", "", "", "")
_APART = 10


def add_note(book: Book, by: Acting, year_name: str | None, said: NoteText) -> str:
    """Add a note of the organisation's own at the end and return its code.

    Raises UserError `note-title-empty`, `note-text-empty`, `note-too-long`, `year-unknown` or
    `note-year-filed`.
    """
    clean = _checked(said)
    with book.begin(by, Act.WRITE_NOTES) as tx:
        year, notes = _notes(tx, year_name)
        place = max(note.position for note in notes) + _APART
        return f"own-{_insert(tx, year, NoteKind.OWN, place, clean)}"


def change_note(book: Book, by: Acting, year_name: str | None, code: str, said: NoteText) -> str:
    """Give the note `code` other words; raises UserError as `add_note`, or `note-missing`."""
    clean = _checked(said)
    with book.begin(by, Act.WRITE_NOTES) as tx:
        year, notes = _notes(tx, year_name)
        note = _found(notes, code)
        row = _row_of(tx, year, note)
        if row is None:
            _insert(tx, year, note.kind, note.position, clean)
        else:
            tx.update(t, row, standard=0, omitted=0, **_columns(clean))
    return code


def restore_note(book: Book, by: Acting, year_name: str | None, code: str) -> str:
    """Let a note have its standard text again, which follows the book.

    Raises UserError `note-own` for one that has none, or as `change_note`.
    """
    with book.begin(by, Act.WRITE_NOTES) as tx:
        year, notes = _notes(tx, year_name)
        note = _found(notes, code)
        if note.kind is NoteKind.OWN:
            raise UserError("note-own")
        row = _row_of(tx, year, note)
        if row is not None:
            tx.update(t, row, standard=1, **_columns(_EMPTY))
    return code


def leave_out(
    book: Book, by: Acting, year_name: str | None, code: str, *, left_out: bool = True
) -> str:
    """Leave a note out of the statements, or let it in again; nothing of it is lost."""
    with book.begin(by, Act.WRITE_NOTES) as tx:
        year, notes = _notes(tx, year_name)
        note = _found(notes, code)
        _place(tx, year, note, left_out=left_out)
    return code


def move_note(book: Book, by: Acting, year_name: str | None, code: str, *, up: bool) -> str:
    """Let a note change places with the one before it, or after it; at an end nothing happens."""
    with book.begin(by, Act.WRITE_NOTES) as tx:
        year, notes = _notes(tx, year_name)
        shown = [note for note in notes if not note.left_out]
        at = next((at for at, note in enumerate(shown) if note.code == code), None)
        if at is None:
            raise UserError("note-missing")
        other = at - 1 if up else at + 1
        if 0 <= other < len(shown):
            one, two = shown[at], shown[other]
            places = one.position, two.position
            if places[0] == places[1]:
                places = places[0], places[1] + (1 if up else -1)
            _place(tx, year, one, position=places[1])
            _place(tx, year, two, position=places[0])
    return code


def _notes(tx: Tx, year_name: str | None) -> tuple[FiscalYear, tuple[StatementNote, ...]]:
    masters = tx.masters()
    year = year_named(masters, year_name)
    if year.status is YearStatus.FILED:
        raise UserError("note-year-filed", year=year.name)
    return year, read_notes(tx.conn, source_of(tx.conn, masters, year))


def _found(notes: tuple[StatementNote, ...], code: str) -> StatementNote:
    for note in notes:
        if note.code == code:
            return note
    raise UserError("note-missing")


def _row_of(tx: Tx, year: FiscalYear, note: StatementNote) -> int | None:
    if note.id is not None:
        return note.id
    held = select(t.c.id).where(t.c.fiscal_year_id == year.id, t.c.kind == note.kind)
    found = tx.conn.execute(held).scalar()
    return None if found is None else int(found)


def _place(
    tx: Tx,
    year: FiscalYear,
    note: StatementNote,
    *,
    position: int | None = None,
    left_out: bool | None = None,
) -> None:
    """Keep where a note stands, or whether it does; a standard text goes on following the book."""
    place = note.position if position is None else position
    out = note.left_out if left_out is None else left_out
    row = _row_of(tx, year, note)
    if row is None:
        row = _insert(tx, year, note.kind, place, None)
    tx.update(t, row, rank=place, omitted=int(out))


def _insert(tx: Tx, year: FiscalYear, kind: NoteKind, position: int, said: NoteText | None) -> int:
    return tx.insert(
        t,
        fiscal_year_id=year.id,
        kind=kind,
        rank=position,
        standard=int(said is None),
        omitted=0,
        **_columns(said or _EMPTY),
    )


def _columns(said: NoteText) -> dict[str, str]:
    return {
        "title_ar": said.title_ar,
        "title_en": said.title_en,
        "text_ar": said.text_ar,
        "text_en": said.text_en,
    }


def _checked(said: NoteText) -> NoteText:
    clean = NoteText(
        clean_name(said.title_ar, field="title_ar"),
        clean_name(said.title_en, field="title_en"),
        clean_text(said.text_ar, field="text_ar"),
        clean_text(said.text_en, field="text_en"),
    )
    if not (clean.title_ar or clean.title_en):
        raise UserError("note-title-empty")
    if not (clean.text_ar or clean.text_en):
        raise UserError("note-text-empty")
    if max(len(clean.title_ar), len(clean.title_en)) > LONGEST_TITLE:
        raise UserError("note-too-long", most=LONGEST_TITLE)
    if max(len(clean.text_ar), len(clean.text_en)) > LONGEST_TEXT:
        raise UserError("note-too-long", most=LONGEST_TEXT)
    return clean
