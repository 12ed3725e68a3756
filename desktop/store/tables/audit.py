"""What the auditor found, and what came of it; whose data was erased."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table

from desktop.domain.trust.findings import FindingStatus, NoteKind, Severity
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

finding: Final = Table(
    "finding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("exception", String, nullable=False),
    Column("text", String, nullable=False),
    Column("severity", Choice(Severity), nullable=False),
    Column("status", Choice(FindingStatus), nullable=False),
    Column("responsible_id", ForeignKey("officer.id")),
    Column("due", Day),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("text <> ''", name="text"),
    CheckConstraint(one_of("severity", Severity), name="severity"),
    CheckConstraint(one_of("status", FindingStatus), name="status"),
)
"""`subject` as the log names it, empty for the book as a whole; `exception` names the test that
showed it, empty where the auditor saw it alone."""
Index("ix_finding_subject", finding.c.subject)

finding_note: Final = Table(
    "finding_note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("finding_id", ForeignKey("finding.id"), nullable=False),
    Column("kind", Choice(NoteKind), nullable=False),
    Column("text", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("text <> ''", name="text"),
    CheckConstraint(one_of("kind", NoteKind), name="kind"),
)
"""Answers and follow-up; only grows."""
Index("ix_finding_note_finding_id", finding_note.c.finding_id)

erasure: Final = Table(
    "erasure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("reason <> ''", name="reason"),
)
"""Records whose personal data was destroyed; only grows. The log stays whole without it."""
Index("ix_erasure_subject", erasure.c.subject)
