"""Read the notes to the statements that the book holds of a year."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.ledger.notes.note import NoteText, StatementNote
from desktop.store.tables.notes import statement_note as t


def stored_notes(conn: Connection, year_id: int) -> tuple[tuple[StatementNote, bool], ...]:
    """Return the rows of a year, each with whether its text is the standard one."""
    rows = conn.execute(select(t).where(t.c.fiscal_year_id == year_id).order_by(t.c.id))
    return tuple(
        (
            StatementNote(
                row.id,
                row.kind,
                row.rank,
                NoteText(row.title_ar, row.title_en, row.text_ar, row.text_en),
                bool(row.omitted),
            ),
            bool(row.standard),
        )
        for row in rows
    )
