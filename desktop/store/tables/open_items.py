"""Which line settles which, what a payment was meant to settle, and the records behind items."""

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
)

from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.trust.controls import Strictness
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

settlement: Final = Table(
    "settlement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("opening_entry_id", Integer, nullable=False),
    Column("opening_position", Integer, nullable=False),
    Column("settling_entry_id", Integer, nullable=False),
    Column("settling_position", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("foreign_amount", Integer),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("undoes_id", ForeignKey("settlement.id")),
    ForeignKeyConstraint(
        ["opening_entry_id", "opening_position"],
        ["line.entry_id", "line.position"],
        name="fk_settlement_opening",
    ),
    ForeignKeyConstraint(
        ["settling_entry_id", "settling_position"],
        ["line.entry_id", "line.position"],
        name="fk_settlement_settling",
    ),
    UniqueConstraint("undoes_id"),
    CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount"),
    CheckConstraint("foreign_amount IS NULL OR foreign_amount >= 0", name="foreign_amount"),
)
"""Only grows: `undoes_id` names the row that this one takes back, with the same values. A row
counts for nothing while one of its two entries is reversed."""
Index("ix_settlement_opening", settlement.c.opening_entry_id, settlement.c.opening_position)
Index("ix_settlement_settling", settlement.c.settling_entry_id, settlement.c.settling_position)

settling: Final = Table(
    "settling",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partner_id", ForeignKey("partner.id"), nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""The origin of an entry that is to settle items ("settling:7"): what it settles is written down
with it, and done when it is posted, be that at once or after somebody agreed."""
Index("ix_settling_partner_id", settling.c.partner_id)

settling_item: Final = Table(
    "settling_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("settling_id", ForeignKey("settling.id"), nullable=False),
    Column("entry_id", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    ForeignKeyConstraint(
        ["entry_id", "position"],
        ["line.entry_id", "line.position"],
        name="fk_settling_item_line",
    ),
    UniqueConstraint("settling_id", "entry_id", "position"),
    CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount"),
)
Index("ix_settling_item_line", settling_item.c.entry_id, settling_item.c.position)

dues_class: Final = Table(
    "dues_class",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint("active IN (0, 1)", name="active"),
)

dues_rate: Final = Table(
    "dues_rate",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("class_id", ForeignKey("dues_class.id"), nullable=False),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("amount", Integer, nullable=False),
    UniqueConstraint("class_id", "fiscal_year_id"),
    CheckConstraint(f"amount BETWEEN 0 AND {LARGEST_AMOUNT}", name="amount"),
)
Index("ix_dues_rate_fiscal_year_id", dues_rate.c.fiscal_year_id)

dues_member: Final = Table(
    "dues_member",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partner_id", ForeignKey("partner.id"), nullable=False),
    Column("class_id", ForeignKey("dues_class.id"), nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day),
    CheckConstraint("last_day IS NULL OR first_day <= last_day", name="order"),
)
Index("ix_dues_member_partner_id", dues_member.c.partner_id)
Index("ix_dues_member_class_id", dues_member.c.class_id)

dues_charge: Final = Table(
    "dues_charge",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("class_id", ForeignKey("dues_class.id")),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day, nullable=False),
    Column("due_day", Day, nullable=False),
    Column("members", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("first_day <= last_day", name="order"),
    CheckConstraint("members >= 1 AND amount >= 1", name="amount"),
)
Index("ix_dues_charge_class_id", dues_charge.c.class_id)
Index("ix_dues_charge_fiscal_year_id", dues_charge.c.fiscal_year_id)

dues_waiver: Final = Table(
    "dues_waiver",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("settling_id", ForeignKey("settling.id"), nullable=False),
    Column("reason", String, nullable=False),
    UniqueConstraint("settling_id"),
    CheckConstraint("reason <> ''", name="reason"),
)
"""That the entry of a settling waives dues, and why."""

bill: Final = Table(
    "bill",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partner_id", ForeignKey("partner.id"), nullable=False),
    Column("number", String, nullable=False),
    Column("number_key", String, nullable=False),
    Column("day", Day, nullable=False),
    Column("due_day", Day, nullable=False),
    Column("currency", String, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("narration", String, nullable=False),
    Column("document_id", ForeignKey("document.id")),
    Column("cancelled", Integer, nullable=False, server_default="0"),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint("number_key <> ''", name="number"),
    CheckConstraint("day <= due_day", name="order"),
    CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount"),
    CheckConstraint("cancelled IN (0, 1)", name="cancelled"),
)
"""`number_key` is what the number is known by, so that one bill is not entered twice; `cancelled`
lets a number be used again once its bill was reversed."""
Index(
    "uq_bill_number",
    bill.c.partner_id,
    bill.c.number_key,
    unique=True,
    sqlite_where=bill.c.cancelled == 0,
)
Index("ix_bill_due_day", bill.c.due_day)
Index("ix_bill_document_id", bill.c.document_id)

bill_line: Final = Table(
    "bill_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bill_id", ForeignKey("bill.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("project_id", ForeignKey("project.id")),
    Column("text", String, nullable=False),
    Column("amount", Integer, nullable=False),
    UniqueConstraint("bill_id", "position"),
    CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount"),
)
"""The lines of a bill as they were typed, in the bill's own currency."""

advance: Final = Table(
    "advance",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("partner_id", ForeignKey("partner.id"), nullable=False),
    Column("purpose", String, nullable=False),
    Column("project_id", ForeignKey("project.id")),
    Column("day", Day, nullable=False),
    Column("due_day", Day, nullable=False),
    Column("rule", Choice(Strictness), nullable=False),
    Column("knowingly", Integer, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("code"),
    CheckConstraint("purpose <> ''", name="purpose"),
    CheckConstraint("day <= due_day", name="order"),
    CheckConstraint(one_of("rule", Strictness), name="rule"),
    CheckConstraint("knowingly IN (0, 1)", name="knowingly"),
)
"""`rule` is what held for overdue advances when it was handed out; `knowingly`, that the holder
had one and somebody went on."""
Index("ix_advance_partner_id", advance.c.partner_id)

advance_settlement: Final = Table(
    "advance_settlement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("advance_id", ForeignKey("advance.id"), nullable=False),
    Column("settling_id", ForeignKey("settling.id"), nullable=False),
    UniqueConstraint("settling_id"),
)
"""That the entry of a settling accounts for an advance."""
Index("ix_advance_settlement_advance_id", advance_settlement.c.advance_id)

advance_scan: Final = Table(
    "advance_scan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("advance_settlement_id", ForeignKey("advance_settlement.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("document_id", ForeignKey("document.id"), nullable=False),
    UniqueConstraint("advance_settlement_id", "position", "document_id"),
)
"""The scan behind one line of what was spent; `position` is that of the line in the entry."""
Index("ix_advance_scan_document_id", advance_scan.c.document_id)
