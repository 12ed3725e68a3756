"""What binds the money of funds: their nature, the strictness chosen for them, grant agreements."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.ledger.grants.agreement import GrantStatus, Recognition
from desktop.domain.ledger.grants.terms import FundNature
from desktop.domain.trust.controls import Control, Strictness
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, one_of

_AMOUNT: Final = f"amount > 0 AND amount <= {LARGEST_AMOUNT}"

fund_terms: Final = Table(
    "fund_terms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("nature", Choice(FundNature), nullable=False),
    Column("principal", Integer),
    Column("yield_fund_id", ForeignKey("fund.id")),
    Column("purpose", String, nullable=False),
    Unique("fund_id"),
    CheckConstraint(one_of("nature", FundNature), name="nature"),
    CheckConstraint("(nature = 'waqf_principal') = (principal IS NOT NULL)", name="principal"),
    CheckConstraint(
        "yield_fund_id IS NULL OR (nature = 'waqf_principal' AND yield_fund_id <> fund_id)",
        name="yield_fund_id",
    ),
)
"""Beside `fund` and not in it, so that what the log said of funds before still holds."""

fund_control: Final = Table(
    "fund_control",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("control", Choice(Control), nullable=False),
    Column("strictness", Choice(Strictness)),
    Unique("fund_id", "control"),
    CheckConstraint(one_of("control", Control), name="control"),
    CheckConstraint(f"strictness IS NULL OR {one_of('strictness', Strictness)}", name="strictness"),
)
"""How strict a control is for one fund; NULL: as the setting of the book says."""

grant_agreement: Final = Table(
    "grant_agreement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("partner_id", ForeignKey("partner.id"), nullable=False),
    Column("reference", String, nullable=False),
    Column("currency", String, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("rate", String, nullable=False),
    Column("rate_source", String, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day, nullable=False),
    Column("recognition", Choice(Recognition), nullable=False),
    Column("income_account_id", ForeignKey("account.id")),
    Column("status", Choice(GrantStatus), nullable=False),
    Column("hold_reason", String, nullable=False),
    Column("hold_until", Day),
    Column("approval_authority", String, nullable=False),
    Column("approval_number", String, nullable=False),
    Column("approval_day", Day),
    Unique("code"),
    Unique("fund_id"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint(_AMOUNT, name="amount"),
    CheckConstraint("first_day <= last_day", name="period"),
    CheckConstraint("rate <> ''", name="rate"),
    CheckConstraint(one_of("recognition", Recognition), name="recognition"),
    CheckConstraint(one_of("status", GrantStatus), name="status"),
    CheckConstraint(
        "hold_reason <> '' OR (hold_until IS NULL AND approval_day IS NULL)", name="hold"
    ),
    CheckConstraint("approval_day IS NULL OR approval_number <> ''", name="approval"),
)
"""`amount` in minor units of `currency`; one fund for each grant, so that its money is never mixed
with another's. A bar against spending stands where `hold_reason` is not empty."""

grant_condition: Final = Table(
    "grant_condition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("grant_id", ForeignKey("grant_agreement.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", String, nullable=False),
    Column("met_day", Day),
    Unique("grant_id", "number"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("text <> ''", name="text"),
)

grant_tranche: Final = Table(
    "grant_tranche",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("grant_id", ForeignKey("grant_agreement.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("due_day", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("condition_id", ForeignKey("grant_condition.id")),
    Unique("grant_id", "number"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint(_AMOUNT, name="amount"),
)
"""What came in for it is told by the entries whose origin is `tranche:ID`."""

grant_line: Final = Table(
    "grant_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("grant_id", ForeignKey("grant_agreement.id"), nullable=False),
    Column("fund_line_id", ForeignKey("fund_line.id"), nullable=False),
    Column("account_id", ForeignKey("account.id")),
    Column("amount", Integer, nullable=False),
    Unique("fund_line_id"),
    Unique("grant_id", "account_id"),
    CheckConstraint(_AMOUNT, name="amount"),
)
Index("ix_grant_line_grant_id", grant_line.c.grant_id)

grant_report: Final = Table(
    "grant_report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("grant_id", ForeignKey("grant_agreement.id"), nullable=False),
    Column("due_day", Day, nullable=False),
    Column("sent_day", Day),
    Unique("grant_id", "due_day"),
)
