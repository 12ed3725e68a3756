"""Who has to agree before an entry is posted, what waits for it, and who agreed."""

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

from desktop.domain.ledger.entry import LARGEST_AMOUNT, Series
from desktop.domain.trust.approvals import Decision, ProposalStatus
from desktop.domain.trust.controls import Control
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Moment, one_of

approval_rule: Final = Table(
    "approval_rule",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series", Choice(Series)),
    Column("fund_id", ForeignKey("fund.id")),
    Column("project_id", ForeignKey("project.id")),
    Column("from_amount", Integer, nullable=False),
    Column("approvals", Integer, nullable=False),
    Column("roles", String, nullable=False),
    Column("self_allowed", Integer, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    CheckConstraint(f"series IS NULL OR {one_of('series', Series)}", name="series"),
    CheckConstraint(f"from_amount BETWEEN 0 AND {LARGEST_AMOUNT}", name="from_amount"),
    CheckConstraint("approvals BETWEEN 1 AND 3", name="approvals"),
    CheckConstraint("self_allowed IN (0, 1)", name="self_allowed"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""An entry of this series, fund or project (NULL: any) whose amount is `from_amount` or more, in
minor units, needs so many approvals; `roles` is a JSON array of the offices that may give them."""

proposal: Final = Table(
    "proposal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("content", String, nullable=False),
    Column("form", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("statement", String, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("status", Choice(ProposalStatus), nullable=False),
    Column("entry_id", ForeignKey("entry.id")),
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("entry_id"),
    CheckConstraint(one_of("status", ProposalStatus), name="status"),
    CheckConstraint("(entry_id IS NULL) = (status <> 'posted')", name="posted"),
    CheckConstraint("length(digest) = 64", name="digest"),
)
"""An entry that waits: `content` is its canonical JSON, `form` the form as it was typed, `digest`
the SHA-256 of `content`, `statement` what the maker signed."""
Index("ix_proposal_status", proposal.c.status)

approval: Final = Table(
    "approval",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("proposal_id", ForeignKey("proposal.id"), nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("decision", Choice(Decision), nullable=False),
    Column("by_maker", Integer, nullable=False),
    Column("reason", String, nullable=False),
    Column("statement", String, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("proposal_id", "officer_id"),
    CheckConstraint(one_of("decision", Decision), name="decision"),
    CheckConstraint("by_maker IN (0, 1)", name="by_maker"),
    CheckConstraint("decision <> 'refused' OR reason <> ''", name="reason"),
)
"""One officer's signed answer to a proposal; only grows."""

control_override: Final = Table(
    "control_override",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("control", Choice(Control), nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("detail", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("statement", String, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("control", Control), name="control"),
    CheckConstraint("reason <> ''", name="reason"),
)
"""A control that was passed over, why, and whose signature stands for it; only grows."""
Index("ix_control_override_entry_id", control_override.c.entry_id)

budget_line: Final = Table(
    "budget_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("fund_id", ForeignKey("fund.id")),
    Column("project_id", ForeignKey("project.id")),
    Column("account_id", ForeignKey("account.id")),
    Column("amount", Integer, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    CheckConstraint(f"amount BETWEEN 0 AND {LARGEST_AMOUNT}", name="amount"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""What may be spent in a year on what the line names (NULL: any), in minor units."""
