"""Budgets of fiscal years, what was promised to suppliers, and why a figure came out otherwise."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    func,
    text,
)

from desktop.domain.ledger.budgets.budget import BudgetKind, BudgetStatus
from desktop.domain.ledger.budgets.commitment import CommitmentStatus
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

budget: Final = Table(
    "budget",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("code", String, nullable=False),
    Column("kind", Choice(BudgetKind), nullable=False),
    Column("status", Choice(BudgetStatus), nullable=False),
    Column("based_on_id", ForeignKey("budget.id")),
    Column("resolution", String, nullable=False),
    Column("resolution_day", Day),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("note", String, nullable=False),
    UniqueConstraint("code"),
    CheckConstraint(one_of("kind", BudgetKind), name="kind"),
    CheckConstraint(one_of("status", BudgetStatus), name="status"),
    CheckConstraint("(kind = 'draft') = (status IN ('draft', 'dropped'))", name="decided"),
    CheckConstraint(
        "(kind = 'draft') = (resolution_day IS NULL) AND (kind = 'draft') = (resolution = '')",
        name="resolution",
    ),
)
"""A version of a year's budget; once adopted it never changes, a later one takes its place."""
Index(
    "ix_budget_adopted",
    budget.c.fiscal_year_id,
    unique=True,
    sqlite_where=text("status = 'adopted'"),
)

budget_figure: Final = Table(
    "budget_figure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("budget_id", ForeignKey("budget.id"), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("fund_id", ForeignKey("fund.id")),
    Column("project_id", ForeignKey("project.id")),
    Column("branch_id", ForeignKey("branch.id")),
    Column("months", String, nullable=False),
    Column("amount", Integer, nullable=False),
    CheckConstraint(f"amount BETWEEN 0 AND {LARGEST_AMOUNT}", name="amount"),
    CheckConstraint("json_valid(months)", name="months"),
)
"""What a place (NULL: any) is given; `months` is a JSON array with one amount for each month of
the fiscal year, `amount` their sum. A figure taken out of a draft stays with nothing in it."""
Index(
    "ix_budget_figure_place",
    budget_figure.c.budget_id,
    budget_figure.c.account_id,
    func.ifnull(budget_figure.c.fund_id, text("0")),
    func.ifnull(budget_figure.c.project_id, text("0")),
    func.ifnull(budget_figure.c.branch_id, text("0")),
    unique=True,
)

commitment: Final = Table(
    "commitment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("day", Day, nullable=False),
    Column("partner_id", ForeignKey("partner.id")),
    Column("purpose", String, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("project_id", ForeignKey("project.id")),
    Column("branch_id", ForeignKey("branch.id")),
    Column("amount", Integer, nullable=False),
    Column("status", Choice(CommitmentStatus), nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    UniqueConstraint("code"),
    CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount"),
    CheckConstraint("purpose <> ''", name="purpose"),
    CheckConstraint(one_of("status", CommitmentStatus), name="status"),
    CheckConstraint("(status = 'closed') = (reason <> '')", name="reason"),
)
"""What was promised; what was spent of it is told by the entries with its origin."""
Index("ix_commitment_day", commitment.c.day)

variance_note: Final = Table(
    "variance_note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("budget_id", ForeignKey("budget.id"), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("fund_id", ForeignKey("fund.id")),
    Column("project_id", ForeignKey("project.id")),
    Column("text", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""Why a place came out as it did; only grows, the last note on a place holds, an empty one takes
it back."""
Index("ix_variance_note_budget_id", variance_note.c.budget_id)
