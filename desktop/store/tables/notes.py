"""The notes to the statements, where they differ from the standard ones or add to them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, text

from desktop.domain.ledger.notes.note import LONGEST_TEXT, LONGEST_TITLE, NoteKind
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, one_of

statement_note: Final = Table(
    "statement_note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("kind", Choice(NoteKind), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("title_ar", String, nullable=False),
    Column("title_en", String, nullable=False),
    Column("text_ar", String, nullable=False),
    Column("text_en", String, nullable=False),
    Column("standard", Integer, nullable=False),
    Column("omitted", Integer, nullable=False),
    CheckConstraint(one_of("kind", NoteKind), name="kind"),
    CheckConstraint("standard IN (0, 1) AND (standard = 0 OR kind <> 'own')", name="standard"),
    CheckConstraint("omitted IN (0, 1)", name="omitted"),
    CheckConstraint(
        "standard = 1 OR ((title_ar <> '' OR title_en <> '') AND (text_ar <> '' OR text_en <> ''))",
        name="said",
    ),
    CheckConstraint(
        f"max(length(title_ar), length(title_en)) <= {LONGEST_TITLE}"
        f" AND max(length(text_ar), length(text_en)) <= {LONGEST_TEXT}",
        name="longest",
    ),
)
"""A `standard` row says only where the note stands or that it is left out; its text follows the
book."""
Index(
    "ix_statement_note_kind",
    statement_note.c.fiscal_year_id,
    statement_note.c.kind,
    unique=True,
    sqlite_where=text("kind <> 'own'"),
)
