"""Samples of vouchers that an auditor drew, and what was seen of each."""

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
)

from desktop.domain.trust.sampling import SampleMethod, TickResult
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Moment, one_of

audit_sample: Final = Table(
    "audit_sample",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("method", Choice(SampleMethod), nullable=False),
    Column("seed", String, nullable=False),
    Column("parameters", String, nullable=False),
    Column("population", Integer, nullable=False),
    Column("population_amount", Integer, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("method", SampleMethod), name="method"),
    CheckConstraint("seed <> ''", name="seed"),
    CheckConstraint("population > 0 AND population_amount > 0", name="population"),
)
"""Only grows. `parameters` is JSON that, with the seed, draws the same sample again."""

audit_sample_item: Final = Table(
    "audit_sample_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sample_id", ForeignKey("audit_sample.id"), nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("reason", String, nullable=False),
    UniqueConstraint("sample_id", "entry_id"),
)
"""Only grows; `reason` says why it was drawn: random, amount:<hits>, stratum:<name>."""
Index("ix_audit_sample_item_entry_id", audit_sample_item.c.entry_id)

audit_tick: Final = Table(
    "audit_tick",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item_id", ForeignKey("audit_sample_item.id"), nullable=False),
    Column("result", Choice(TickResult), nullable=False),
    Column("note", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("result", TickResult), name="result"),
    CheckConstraint("result = 'ok' OR note <> ''", name="note"),
)
"""Only grows: the last tick of an item is what holds."""
Index("ix_audit_tick_item_id", audit_tick.c.item_id)
