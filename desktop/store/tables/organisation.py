"""The organisation whose book this is, its officers and its settings."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from desktop.store.tables.metadata import metadata
from desktop.store.types import Moment

organisation: Final = Table(
    "organisation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("book_id", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("currency", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    CheckConstraint("id = 1", name="single"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint("length(currency) = 3", name="currency"),
)

officer: Final = Table(
    "officer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("roles", String, nullable=False),
    Column("certificate", String, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint("active IN (0, 1)", name="active"),
)

authority: Final = Table(
    "authority",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("certificate", String, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
    CheckConstraint("id = 1", name="single"),
)

setting: Final = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
