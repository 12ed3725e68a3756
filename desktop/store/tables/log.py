"""The append-only log: its leaves, its head, the key that signs it, and what was filed."""

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
    UniqueConstraint,
)

from desktop.store.tables.metadata import metadata
from desktop.store.types import Moment

log_leaf: Final = Table(
    "log_leaf",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("seed", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("fields", String),
    CheckConstraint("position >= 0", name="position"),
    CheckConstraint("length(seed) = 16", name="seed"),
    CheckConstraint("length(hash) = 32", name="hash"),
    CheckConstraint("(kind = 'entry') = (fields IS NULL)", name="fields"),
)
"""`fields` is the canonical JSON of what the leaf says; an entry's leaf is made again from the
entry's own rows instead, so that nothing is kept twice."""
Index("ix_log_leaf_subject", log_leaf.c.subject, sqlite_where=log_leaf.c.kind != "entry")

log_head: Final = Table(
    "log_head",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("checkpoint", String, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("id = 1", name="single"),
    CheckConstraint("size >= 0", name="size"),
)

log_key: Final = Table(
    "log_key",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("public", String, nullable=False),
    Column("private", LargeBinary, nullable=False),
    Column("statement", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
)

"""`statement` is the certificate authority's detached signature over the public key."""

package: Final = Table(
    "package",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("profile", String, nullable=False),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("file_name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("checkpoint", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("exported_at", Moment, nullable=False),
    UniqueConstraint("number", "version"),
    UniqueConstraint("profile", "fiscal_year_id", "version"),
    CheckConstraint("version >= 1", name="version"),
)
