"""What entries refer to: years, periods, accounts, funds, projects, branches, partners."""

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

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction
from desktop.domain.ledger.dimensions import PartnerKind, Restriction, ZakatHead
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.ledger.year import PeriodStatus, YearStatus
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, one_of

fiscal_year: Final = Table(
    "fiscal_year",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day, nullable=False),
    Column("status", Choice(YearStatus), nullable=False),
    UniqueConstraint("name"),
    UniqueConstraint("first_day"),
    CheckConstraint("first_day <= last_day", name="order"),
    CheckConstraint(one_of("status", YearStatus), name="status"),
)

period: Final = Table(
    "period",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fiscal_year_id", ForeignKey("fiscal_year.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day, nullable=False),
    Column("status", Choice(PeriodStatus), nullable=False),
    UniqueConstraint("fiscal_year_id", "number"),
    UniqueConstraint("first_day"),
    CheckConstraint("first_day <= last_day", name="order"),
    CheckConstraint(one_of("status", PeriodStatus), name="status"),
)

account: Final = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("kind", Choice(AccountKind), nullable=False),
    Column("parent_id", ForeignKey("account.id")),
    Column("path", String, nullable=False),
    Column("function", Choice(ExpenseFunction)),
    Column("currency", String),
    Column("postable", Integer, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("code"),
    UniqueConstraint("path"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint(one_of("kind", AccountKind), name="kind"),
    CheckConstraint(f"function IS NULL OR {one_of('function', ExpenseFunction)}", name="function"),
    CheckConstraint("postable IN (0, 1)", name="postable"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
Index("ix_account_parent_id", account.c.parent_id)

fund: Final = Table(
    "fund",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("restriction", Choice(Restriction), nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint(one_of("restriction", Restriction), name="restriction"),
    CheckConstraint("active IN (0, 1)", name="active"),
)

project: Final = Table(
    "project",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("first_day", Day),
    Column("last_day", Day),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint("first_day <= last_day", name="order"),
    CheckConstraint("active IN (0, 1)", name="active"),
)

partner: Final = Table(
    "partner",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("kind", Choice(PartnerKind), nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint(one_of("kind", PartnerKind), name="kind"),
    CheckConstraint("active IN (0, 1)", name="active"),
)

account_use: Final = Table(
    "account_use",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("use", Choice(AccountUse)),
    UniqueConstraint("account_id"),
    CheckConstraint(f"use IS NULL OR {one_of('use', AccountUse)}", name="use"),
)
"""Beside `account` and not in it, so that what the log said of accounts before still holds."""

branch: Final = Table(
    "branch",
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

fund_line: Final = Table(
    "fund_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("amount", Integer),
    Column("zakat_head", Choice(ZakatHead)),
    Column("active", Integer, nullable=False, server_default="1"),
    UniqueConstraint("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint(f"amount IS NULL OR amount BETWEEN 0 AND {LARGEST_AMOUNT}", name="amount"),
    CheckConstraint(f"zakat_head IS NULL OR {one_of('zakat_head', ZakatHead)}", name="zakat_head"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
Index("ix_fund_line_fund_id", fund_line.c.fund_id)
