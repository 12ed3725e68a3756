"""Rates of exchange, revaluations by them, cash boxes and what was counted in them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from desktop.domain.ledger.cash.count import Piece
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

exchange_rate: Final = Table(
    "exchange_rate",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("currency", String, nullable=False),
    Column("day", Day, nullable=False),
    Column("rate", String, nullable=False),
    Column("source", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("length(currency) = 3", name="currency"),
    CheckConstraint("CAST(rate AS REAL) > 0 AND rate NOT GLOB '*[^0-9.]*'", name="rate"),
    CheckConstraint("source <> ''", name="source"),
)
"""Base units for one unit of the currency; only grows: what is noted again for a day counts."""
Index("ix_exchange_rate_day", exchange_rate.c.currency, exchange_rate.c.day)

revaluation: Final = Table(
    "revaluation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Day, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
Index("ix_revaluation_day", revaluation.c.day)

revaluation_line: Final = Table(
    "revaluation_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revaluation_id", ForeignKey("revaluation.id"), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("currency", String, nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("partner_id", ForeignKey("partner.id")),
    Column("foreign_amount", Integer, nullable=False),
    Column("book", Integer, nullable=False),
    Column("rate", String, nullable=False),
    Column("rate_source", String, nullable=False),
    Column("rate_day", Day, nullable=False),
    Column("value", Integer, nullable=False),
)
"""The working of a revaluation: what was held, its book value, and what it came to."""
Index("ix_revaluation_line_revaluation_id", revaluation_line.c.revaluation_id)

cash_box: Final = Table(
    "cash_box",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("holder_officer_id", ForeignKey("officer.id")),
    Column("holder_partner_id", ForeignKey("partner.id")),
    Column("most", Integer),
    Column("active", Integer, nullable=False, server_default="1"),
    Unique("account_id"),
    CheckConstraint("holder_officer_id IS NULL OR holder_partner_id IS NULL", name="holder"),
    CheckConstraint(f"most IS NULL OR most BETWEEN 1 AND {LARGEST_AMOUNT}", name="most"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""What is kept of a box beside its account: who holds it, and how much may lie in it (minor units
of the box's currency)."""

cash_count: Final = Table(
    "cash_count",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("currency", String, nullable=False),
    Column("book", Integer, nullable=False),
    Column("counted", Integer, nullable=False),
    Column("counted_by", String, nullable=False),
    Column("witnessed_by", String, nullable=False),
    Column("third", String, nullable=False),
    Column("surprise", Integer, nullable=False),
    Column("note", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(f"counted BETWEEN 0 AND {LARGEST_AMOUNT}", name="counted"),
    CheckConstraint("counted_by <> '' AND witnessed_by <> ''", name="people"),
    CheckConstraint("counted_by <> witnessed_by", name="two_people"),
    CheckConstraint("surprise IN (0, 1)", name="surprise"),
)
"""A count of a box; `book` is what the book said that it held. Only grows."""
Index("ix_cash_count_account_id", cash_count.c.account_id, cash_count.c.day)

cash_count_line: Final = Table(
    "cash_count_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cash_count_id", ForeignKey("cash_count.id"), nullable=False),
    Column("piece", Choice(Piece), nullable=False),
    Column("value", Integer, nullable=False),
    Column("quantity", Integer, nullable=False),
    Unique("cash_count_id", "piece", "value"),
    CheckConstraint(one_of("piece", Piece), name="piece"),
    CheckConstraint("value > 0", name="value"),
    CheckConstraint("quantity > 0", name="quantity"),
)
