"""Documents kept beside the book, the groups that may open them, and what they are attached to."""

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

from desktop.domain.trust.accesses import AccessKind
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Moment, one_of

key_group: Final = Table(
    "key_group",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint("generation >= 1", name="generation"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""Who shares one key: everybody (code GENERAL), the authority's keepers, a confidential circle."""

group_key: Final = Table(
    "group_key",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("key_group.id"), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("recipient", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("group_id", "generation", "recipient"),
    CheckConstraint("generation >= 1", name="generation"),
)
"""The group's key of one generation, sealed to one recipient: "officer:O2", "recovery", or "book"
(then it stands there itself, for whoever can open the book belongs to the group)."""

document: Final = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("group_id", ForeignKey("key_group.id"), nullable=False),
    Column("blob", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("erased", Integer, nullable=False, server_default="0"),
    UniqueConstraint("group_id", "sha256"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("length(blob) = 64", name="blob"),
    CheckConstraint("size >= 0", name="size"),
    CheckConstraint("erased IN (0, 1)", name="erased"),
)
"""`sha256` is of the document, `blob` of the encrypted file that holds it: the file's name."""

document_key: Final = Table(
    "document_key",
    metadata,
    Column("document_id", ForeignKey("document.id"), primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)
"""The document's own key under the key of its group; wrapped anew with the group, deleted to erase
the document for good. Not logged: a wrong one opens nothing."""

attachment: Final = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("document.id"), nullable=False),
    Column("subject", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("document_id", "subject"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""`subject` is named as the log names it: "entry:2025:payment:12", "proposal:3", "finding:4"."""
Index("ix_attachment_subject", attachment.c.subject)

access: Final = Table(
    "access",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Choice(AccessKind), nullable=False),
    Column("subject", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("kind", AccessKind), name="kind"),
)
"""Who opened, printed or took out what is confidential; only grows."""
Index("ix_access_subject", access.c.subject)
