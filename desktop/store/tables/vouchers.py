"""What stands beside a posted entry: the head of its voucher, and what it was made for."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from desktop.domain.ledger.voucher import PaymentMethod
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, one_of

voucher: Final = Table(
    "voucher",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("method", Choice(PaymentMethod), nullable=False),
    Column("partner_id", ForeignKey("partner.id")),
    Column("party_name", String, nullable=False),
    Column("cheque_number", String, nullable=False),
    Column("cheque_bank", String, nullable=False),
    Column("cheque_day", Day),
    Column("transfer_reference", String, nullable=False),
    Unique("entry_id"),
    CheckConstraint(one_of("method", PaymentMethod), name="method"),
    CheckConstraint("partner_id IS NULL OR party_name = ''", name="party_name"),
)
"""The head of the paper voucher; only grows, as entries do."""
Index("ix_voucher_partner_id", voucher.c.partner_id)

entry_origin: Final = Table(
    "entry_origin",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("subject", String, nullable=False),
    Unique("entry_id"),
    CheckConstraint("subject <> ''", name="subject"),
)
"""The record that an entry was made for ("cash_count:3"), whichever way it came to be posted: at
once, or after somebody agreed to it."""
Index("ix_entry_origin_subject", entry_origin.c.subject)
