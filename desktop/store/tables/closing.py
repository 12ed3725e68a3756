"""What officers did to fiscal years as a whole, signed, and what they said to open points."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from desktop.domain.ledger.closing.year_deed import YearDeed
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Moment, one_of

year_act: Final = Table(
    "year_act",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("deed", Choice(YearDeed), nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("reason", String, nullable=False),
    Column("left_open", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("answers_id", ForeignKey("year_act.id")),
    Column("statement", String, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("deed", YearDeed), name="deed"),
    CheckConstraint("deed <> 'reopen_asked' OR reason <> ''", name="reason"),
    CheckConstraint("length(digest) IN (0, 64)", name="digest"),
    CheckConstraint(
        "(answers_id IS NOT NULL) = (deed IN ('reopened', 'reopen_declined'))", name="answers"
    ),
)
"""A year's status is what its last act says; triggers let no other way to it. Only grows."""
Index("ix_year_act_fiscal_year_id", year_act.c.fiscal_year_id)

point_note: Final = Table(
    "point_note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("point", String, nullable=False),
    Column("figure", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("point <> '' AND reason <> ''", name="said"),
)
"""Why a point of the checklist may stay open; holds as long as the point shows the same `figure`.
Only grows."""
Index("ix_point_note_fiscal_year_id", point_note.c.fiscal_year_id)
