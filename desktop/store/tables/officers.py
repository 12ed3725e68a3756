"""What an officer may do, for how long, and how an office passed from one to the next."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from desktop.store.tables.metadata import metadata
from desktop.store.types import Day, Moment

officer_exchange: Final = Table(
    "officer_exchange",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recipient", String, nullable=False),
    Column("public", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("recipient"),
)
"""The X25519 key (base64) that secrets are sealed to: "officer:O2", or "recovery"."""

office_term: Final = Table(
    "office_term",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("last_day", Day, nullable=False),
    UniqueConstraint("officer_id"),
)
"""The last day on which an officer may open the book (a guest auditor has one)."""

permission: Final = Table(
    "permission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("act", String, nullable=False),
    Column("allowed", Integer, nullable=False),
    UniqueConstraint("role", "act"),
    CheckConstraint("allowed IN (0, 1)", name="allowed"),
)
"""Where this organisation departs from the permissions that the program ships."""

handover: Final = Table(
    "handover",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("from_officer_id", ForeignKey("officer.id"), nullable=False),
    Column("to_officer_id", ForeignKey("officer.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("document_id", ForeignKey("document.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""An office that passed from one officer to another, with the signed report about it."""
