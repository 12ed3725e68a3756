"""What others hold of this book: the authorities' receipts, and its own backups."""

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

from desktop.domain.trust.backups import Medium
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Moment, one_of

witness: Final = Table(
    "witness",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("verifier_key", String, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("verifier_key"),
    CheckConstraint("name <> ''", name="name"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""An authority whose receipts are accepted; `verifier_key` was compared with its paper."""

receipt: Final = Table(
    "receipt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("package_id", ForeignKey("package.id")),
    Column("witness_id", ForeignKey("witness.id"), nullable=False),
    Column("size", Integer, nullable=False),
    Column("root", String, nullable=False),
    Column("note", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("sha256"),
    CheckConstraint("size >= 0", name="size"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
)
"""`note` is the receipt as it came; `size` and `root` (base64) the state of the log it signs."""

backup: Final = Table(
    "backup",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("medium", Choice(Medium), nullable=False),
    Column("volume", String, nullable=False),
    Column("path", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("root", String, nullable=False),
    Column("blobs", Integer, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("verified_at", Moment, nullable=False),
    CheckConstraint(one_of("medium", Medium), name="medium"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
)
"""A copy that was read back and checked: `size` and `root` (base64) are the log's in it."""
