"""Bank accounts, the statements of the banks, and what of them was found in the book."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from desktop.domain.ledger.banks.reconciliation import ReconciliationState
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

bank_account: Final = Table(
    "bank_account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("bank", String, nullable=False),
    Column("bank_branch", String, nullable=False),
    Column("number", String, nullable=False),
    Column("iban", String, nullable=False),
    Column("currency", String, nullable=False),
    Column("signatories", String, nullable=False),
    Column("settled_until", Day),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("account_id"),
    CheckConstraint("bank <> ''", name="bank"),
    CheckConstraint("length(currency) = 3", name="currency"),
    CheckConstraint("active IN (0, 1)", name="active"),
)

statement_mapping: Final = Table(
    "statement_mapping",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_account_id", ForeignKey("bank_account.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("layout", String, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("bank_account_id", "name"),
    CheckConstraint("name <> ''", name="name"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""How the columns of a bank's file are read (JSON of `domain.ledger.banks.layout`)."""

bank_statement: Final = Table(
    "bank_statement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_account_id", ForeignKey("bank_account.id"), nullable=False),
    Column("source", String, nullable=False),
    Column("format", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("lines_sha256", String, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("left_out", Integer, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day, nullable=False),
    Column("opening", Integer),
    Column("closing", Integer),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("undone", Integer, nullable=False, server_default="0"),
    CheckConstraint("format IN ('csv', 'xlsx', 'ofx')", name="format"),
    CheckConstraint("length(sha256) = 64 AND length(lines_sha256) = 64", name="sha256"),
    CheckConstraint("lines > 0 AND left_out >= 0", name="lines"),
    CheckConstraint("first_day <= last_day", name="order"),
    CheckConstraint("undone IN (0, 1)", name="undone"),
)
"""One import; its leaf seals the file and every line by their digests, so that a line needs none
of its own."""
Index("ix_bank_statement_account", bank_statement.c.bank_account_id, bank_statement.c.last_day)

statement_line: Final = Table(
    "statement_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "statement_id",
        ForeignKey("bank_statement.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("position", Integer, nullable=False),
    Column("day", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("description", String, nullable=False),
    Column("reference", String, nullable=False),
    Column("balance", Integer),
    Column("bank_id", String, nullable=False),
    UniqueConstraint("statement_id", "position"),
    CheckConstraint("position >= 1", name="position"),
    CheckConstraint(f"abs(amount) <= {LARGEST_AMOUNT}", name="amount"),
)
"""Lines are written first and the statement last, which seals them, as entries do."""

reconciliation: Final = Table(
    "reconciliation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_account_id", ForeignKey("bank_account.id"), nullable=False),
    Column("last_day", Day, nullable=False),
    Column("balance", Integer, nullable=False),
    Column("state", Choice(ReconciliationState), nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("book_balance", Integer),
    Column("outstanding", Integer),
    Column("in_transit", Integer),
    Column("difference", Integer),
    Column("reason", String, nullable=False, server_default=""),
    CheckConstraint(one_of("state", ReconciliationState), name="state"),
    CheckConstraint(
        "state = 'open' OR reason <> '' OR (state = 'finished' AND difference = 0)", name="reason"
    ),
    CheckConstraint(
        "state <> 'finished' OR (finished_at IS NOT NULL AND book_balance IS NOT NULL"
        " AND difference = balance - (book_balance + outstanding - in_transit))",
        name="figures",
    ),
)
"""`reason` names the difference of a finished one, or says why it was undone."""
Index(
    "ix_reconciliation_open",
    reconciliation.c.bank_account_id,
    unique=True,
    sqlite_where=text("state = 'open'"),
)
Index("ix_reconciliation_account", reconciliation.c.bank_account_id, reconciliation.c.last_day)

reconciled_line: Final = Table(
    "reconciled_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reconciliation_id", ForeignKey("reconciliation.id"), nullable=False),
    Column("group_number", Integer, nullable=False),
    Column("entry_id", Integer),
    Column("position", Integer),
    Column("statement_line_id", ForeignKey("statement_line.id")),
    Column("active", Integer, nullable=False, server_default="1"),
    ForeignKeyConstraint(["entry_id", "position"], ["line.entry_id", "line.position"]),
    CheckConstraint("(entry_id IS NULL) = (position IS NULL)", name="position"),
    CheckConstraint("entry_id IS NOT NULL OR statement_line_id IS NOT NULL", name="something"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""A line of the book, and the line of the statement with which it was found; rows of one group are
one match. A line matched with several has several rows."""
Index(
    "ix_reconciled_line_entry",
    reconciled_line.c.entry_id,
    reconciled_line.c.position,
    sqlite_where=reconciled_line.c.entry_id.is_not(None),
)
Index(
    "ix_reconciled_line_statement",
    reconciled_line.c.statement_line_id,
    sqlite_where=reconciled_line.c.statement_line_id.is_not(None),
)
Index("ix_reconciled_line_of", reconciled_line.c.reconciliation_id, reconciled_line.c.group_number)
