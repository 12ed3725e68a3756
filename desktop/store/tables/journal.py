"""Posted entries and their lines, drafts beside them, and the totals kept from them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from desktop.domain.ledger.entry import LARGEST_AMOUNT, Series
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

import_batch: Final = Table(
    "import_batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("format", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("imported_at", Moment, nullable=False),
)
"""A trigger sees to it that a file stands in the book once: one that was undone may come again."""
Index("ix_import_batch_sha256", import_batch.c.sha256)

import_undo: Final = Table(
    "import_undo",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", ForeignKey("import_batch.id"), nullable=False),
    Column("undo_id", ForeignKey("import_batch.id"), nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("batch_id"),
    UniqueConstraint("undo_id"),
    CheckConstraint("reason <> ''", name="reason"),
)
"""An import that was taken back, by the batch `undo_id` of reversals; only grows."""

entry: Final = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("series", Choice(Series), nullable=False),
    Column("number", Integer, nullable=False),
    Column("day", Day, nullable=False),
    Column("narration", String, nullable=False),
    Column("reference", String, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("reverses_id", ForeignKey("entry.id")),
    Column("batch_id", ForeignKey("import_batch.id")),
    Column("leaf", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    UniqueConstraint("fiscal_year_id", "series", "number"),
    UniqueConstraint("reverses_id"),
    UniqueConstraint("leaf"),
    CheckConstraint(one_of("series", Series), name="series"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("amount > 0", name="amount"),
)
Index("ix_entry_day", entry.c.day, entry.c.id)
Index("ix_entry_batch_id", entry.c.batch_id, sqlite_where=entry.c.batch_id.is_not(None))

line: Final = Table(
    "line",
    metadata,
    Column(
        "entry_id",
        ForeignKey("entry.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("position", Integer, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("project_id", ForeignKey("project.id")),
    Column("partner_id", ForeignKey("partner.id")),
    Column("branch_id", ForeignKey("branch.id")),
    Column("fund_line_id", ForeignKey("fund_line.id")),
    Column("day", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("currency", String),
    Column("foreign_amount", Integer),
    Column("rate", String),
    Column("rate_source", String),
    Column("memo", String, nullable=False),
    PrimaryKeyConstraint("entry_id", "position"),
    CheckConstraint("position >= 1", name="position"),
    CheckConstraint(f"amount <> 0 AND abs(amount) <= {LARGEST_AMOUNT}", name="amount"),
    CheckConstraint(
        "(currency IS NULL) = (foreign_amount IS NULL) AND (currency IS NULL) = (rate IS NULL)"
        " AND (currency IS NULL) = (rate_source IS NULL)",
        name="foreign",
    ),
    sqlite_with_rowid=False,
)
"""Lines are written first and the entry last (hence the deferred key): the entry seals them, its
trigger checks the balance once, and from then on no line can be added."""
Index(
    "ix_line_account",
    line.c.account_id,
    line.c.day,
    line.c.amount,
    line.c.project_id,
    line.c.fund_id,
)
Index("ix_line_fund", line.c.fund_id, line.c.day, line.c.account_id, line.c.amount)
Index(
    "ix_line_partner",
    line.c.partner_id,
    line.c.day,
    sqlite_where=line.c.partner_id.is_not(None),
)
Index(
    "ix_line_branch",
    line.c.branch_id,
    line.c.day,
    line.c.account_id,
    line.c.amount,
    line.c.fund_id,
    sqlite_where=line.c.branch_id.is_not(None),
)
Index(
    "ix_line_fund_line",
    line.c.fund_line_id,
    line.c.day,
    line.c.account_id,
    line.c.amount,
    sqlite_where=line.c.fund_line_id.is_not(None),
)
Index("ix_line_activity", line.c.day, line.c.project_id, line.c.account_id, line.c.amount)

month_total: Final = Table(
    "month_total",
    metadata,
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("month", Integer, nullable=False),
    Column("debit", Integer, nullable=False),
    Column("credit", Integer, nullable=False),
    PrimaryKeyConstraint("account_id", "month"),
    sqlite_with_rowid=False,
)
"""Debits and credits of each account by month (yyyymm); coarse on purpose: finer totals have
nearly as many rows as the lines."""

year_total: Final = Table(
    "year_total",
    metadata,
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("closing", Integer, nullable=False),
    Column("debit", Integer, nullable=False),
    Column("credit", Integer, nullable=False),
    PrimaryKeyConstraint("fiscal_year_id", "account_id", "fund_id", "closing"),
    sqlite_with_rowid=False,
)

entry_draft: Final = Table(
    "entry_draft",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("content", String, nullable=False),
)
"""A draft is free (unbalanced, unfinished, changed at will), so it lives apart from the posted."""
