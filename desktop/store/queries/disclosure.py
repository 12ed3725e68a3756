"""Read what a disclosure package says beside the statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.domain.currency import currency_of
from desktop.domain.disclosure.funding import FundingSource
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear
from desktop.store.tables.log import package
from desktop.store.tables.organisation import authority
from desktop.store.types import day_number, day_of


@dataclass(frozen=True, slots=True)
class IssuedPackage:
    """A package that was issued; `checkpoint` is the signed head of the log that it carried."""

    id: int
    number: str
    profile: str
    fiscal_year_id: int
    version: int
    file_name: str
    sha256: str
    checkpoint: str
    exported_at: dt.datetime


@dataclass(frozen=True, slots=True)
class UsedRate:
    """A rate that lines of the year used; `day` is the last day of its use."""

    currency: str
    rate: str
    source: str
    day: dt.date


def issued_packages(conn: Connection) -> tuple[IssuedPackage, ...]:
    """Return the packages issued, in order of issue."""
    rows = conn.execute(select(package).order_by(package.c.id))
    return tuple(
        IssuedPackage(
            row.id,
            row.number,
            row.profile,
            row.fiscal_year_id,
            row.version,
            row.file_name,
            row.sha256,
            row.checkpoint,
            row.exported_at,
        )
        for row in rows
    )


def authority_certificate(conn: Connection) -> str:
    """Return the certificate of the organisation's authority, PEM."""
    return str(conn.execute(select(authority.c.certificate)).scalar_one())


def log_key_statement(conn: Connection) -> bytes:
    """Return the authority's signature over the public key of the log."""
    newest = "SELECT statement FROM log_key ORDER BY id DESC LIMIT 1"
    return bytes(conn.exec_driver_sql(newest).scalar_one())


def funding_sources(
    conn: Connection, masters: Masters, year: FiscalYear
) -> tuple[FundingSource, ...]:
    """Return the year's income by account, partner and currency; closing entries left out.

    A line in the base currency that brings in foreign money carries the currency of the other side
    only where it says so itself; the others count as base currency.
    """
    base = masters.organisation.currency
    rows = conn.exec_driver_sql(
        """SELECT l.account_id, l.partner_id, l.currency, -sum(l.amount), -sum(l.foreign_amount)
        FROM line l JOIN account a ON a.id = l.account_id JOIN entry e ON e.id = l.entry_id
        WHERE a.kind = ? AND l.day BETWEEN ? AND ? AND e.series <> 'closing'
        GROUP BY l.account_id, l.partner_id, l.currency""",
        (AccountKind.INCOME.value, day_number(year.first_day), day_number(year.last_day)),
    )
    return tuple(
        FundingSource(
            account=masters.accounts[account_id],
            partner=None if partner_id is None else masters.partners[partner_id],
            amount=amount,
            currency=base if code is None else currency_of(code),
            original=amount if code is None else original,
        )
        for account_id, partner_id, code, amount, original in rows
    )


def used_rates(conn: Connection, year: FiscalYear) -> tuple[UsedRate, ...]:
    """Return the rates that lines of the year used, by currency and day."""
    rows = conn.exec_driver_sql(
        """SELECT currency, rate, rate_source, max(day) FROM line
        WHERE currency IS NOT NULL AND day BETWEEN ? AND ?
        GROUP BY currency, rate, rate_source ORDER BY currency, max(day), rate""",
        (day_number(year.first_day), day_number(year.last_day)),
    )
    return tuple(UsedRate(row[0], row[1], row[2], day_of(row[3])) for row in rows)


def partner_counts(conn: Connection) -> Mapping[PartnerKind, int]:
    """Return how many partners of each kind are in use; counts, never names."""
    rows = conn.exec_driver_sql("SELECT kind, count(*) FROM partner WHERE active = 1 GROUP BY kind")
    return {PartnerKind(kind): count for kind, count in rows}
