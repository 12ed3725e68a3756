"""Cheques and what became of them, voided vouchers, and vouchers that are made again."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from desktop.domain.ledger.vouchers.cheque import ChequeDirection, ChequeEventKind
from desktop.domain.ledger.vouchers.recurrence import Rhythm
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

cheque: Final = Table(
    "cheque",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("direction", Choice(ChequeDirection), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("number", String, nullable=False),
    Column("bank", String, nullable=False),
    Column("day", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    Unique("entry_id"),
    CheckConstraint(one_of("direction", ChequeDirection), name="direction"),
    CheckConstraint("number <> ''", name="number"),
    CheckConstraint("amount > 0", name="amount"),
)
"""One for each voucher paid by cheque; only grows. `amount` is in minor units of the account's
currency, `number` as it is compared (Western digits)."""
Index("ix_cheque_account_id", cheque.c.account_id, cheque.c.number)

cheque_event: Final = Table(
    "cheque_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cheque_id", ForeignKey("cheque.id"), nullable=False),
    Column("kind", Choice(ChequeEventKind), nullable=False),
    Column("day", Day, nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("kind", ChequeEventKind), name="kind"),
)
"""What happened to a cheque; only grows, and the last one says how it stands."""
Index("ix_cheque_event_cheque_id", cheque_event.c.cheque_id, cheque_event.c.id)

voiding: Final = Table(
    "voiding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("reason", String, nullable=False),
    Unique("entry_id"),
    CheckConstraint("reason <> ''", name="reason"),
)
"""A voucher that is void: it keeps its number, and the entry that reverses it carries the day."""

voucher_template: Final = Table(
    "voucher_template",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("content", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    CheckConstraint("name <> ''", name="name"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""A voucher to be made again: `content` is the form's own JSON text, as a draft keeps it."""

recurrence: Final = Table(
    "recurrence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("template_id", ForeignKey("voucher_template.id"), nullable=False),
    Column("rhythm", Choice(Rhythm), nullable=False),
    Column("month_day", Integer, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day),
    Column("active", Integer, nullable=False, server_default="1"),
    CheckConstraint(one_of("rhythm", Rhythm), name="rhythm"),
    CheckConstraint("month_day BETWEEN 1 AND 31", name="month_day"),
    CheckConstraint("last_day IS NULL OR last_day >= first_day", name="days"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""When a template is due. What is due and not yet posted is worked out from the entries that have
it as their origin; nothing is kept twice."""

recurrence_skip: Final = Table(
    "recurrence_skip",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recurrence_id", ForeignKey("recurrence.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Unique("recurrence_id", "day"),
)
"""An occurrence that is left out; only grows."""
