"""Everything that entries refer to, read at once: small tables, needed together."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.currency import currency_of
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import (
    Branch,
    Fund,
    FundLine,
    Partner,
    PartnerKind,
    Project,
)
from desktop.domain.ledger.masters import Masters, Organisation
from desktop.domain.ledger.year import FiscalYear, Period
from desktop.store.rows import raw_rows
from desktop.store.tables import masters as t
from desktop.store.tables.organisation import officer, organisation


def load_organisation(conn: Connection) -> Organisation:
    """Return the organisation of the book."""
    row = conn.execute(select(organisation)).one()
    return Organisation(
        row.book_id, row.name_ar, row.name_en, currency_of(row.currency), row.created_at
    )


def load_accounts(conn: Connection) -> dict[int, Account]:
    """Return the chart of accounts in order of code."""
    uses = {row.account_id: row.use for row in conn.execute(select(t.account_use))}
    rows = conn.execute(select(t.account).order_by(t.account.c.code))
    return {
        row.id: Account(
            row.id,
            row.code,
            row.name_ar,
            row.name_en,
            row.kind,
            row.parent_id,
            row.path,
            row.function,
            row.currency,
            bool(row.postable),
            bool(row.active),
            uses.get(row.id),
        )
        for row in rows
    }


def load_years(conn: Connection) -> dict[int, FiscalYear]:
    """Return the fiscal years in order of time."""
    rows = conn.execute(select(t.fiscal_year).order_by(t.fiscal_year.c.first_day))
    return {
        row.id: FiscalYear(row.id, row.name, row.first_day, row.last_day, row.status)
        for row in rows
    }


def load_periods(conn: Connection) -> tuple[Period, ...]:
    """Return the periods of all years in order of time."""
    rows = conn.execute(select(t.period).order_by(t.period.c.first_day))
    return tuple(
        Period(row.id, row.fiscal_year_id, row.number, row.first_day, row.last_day, row.status)
        for row in rows
    )


def load_funds(conn: Connection) -> dict[int, Fund]:
    """Return the funds in order of code."""
    rows = conn.execute(select(t.fund).order_by(t.fund.c.code))
    return {
        row.id: Fund(row.id, row.code, row.name_ar, row.name_en, row.restriction, bool(row.active))
        for row in rows
    }


def load_projects(conn: Connection) -> dict[int, Project]:
    """Return the projects in order of code."""
    rows = conn.execute(select(t.project).order_by(t.project.c.code))
    return {
        row.id: Project(
            row.id,
            row.code,
            row.name_ar,
            row.name_en,
            row.first_day,
            row.last_day,
            bool(row.active),
        )
        for row in rows
    }


def load_partners(conn: Connection) -> dict[int, Partner]:
    """Return the partners in order of code; plain rows, for there may be 20,000 members."""
    rows = raw_rows(
        conn, "SELECT id, code, name_ar, name_en, kind, active FROM partner ORDER BY code"
    )
    return {
        row[0]: Partner(row[0], row[1], row[2], row[3], _PARTNER_KINDS[row[4]], bool(row[5]))
        for row in rows
    }


_PARTNER_KINDS: Final = {kind.value: kind for kind in PartnerKind}


def load_branches(conn: Connection) -> dict[int, Branch]:
    """Return the branches in order of code."""
    rows = conn.execute(select(t.branch).order_by(t.branch.c.code))
    return {
        row.id: Branch(row.id, row.code, row.name_ar, row.name_en, bool(row.active)) for row in rows
    }


def load_fund_lines(conn: Connection) -> dict[int, FundLine]:
    """Return the budget lines of all funds in order of code."""
    rows = conn.execute(select(t.fund_line).order_by(t.fund_line.c.code))
    return {
        row.id: FundLine(
            row.id,
            row.code,
            row.fund_id,
            row.name_ar,
            row.name_en,
            row.amount,
            row.zakat_head,
            bool(row.active),
        )
        for row in rows
    }


def load_masters(conn: Connection) -> Masters:
    """Return all masters of the book in one snapshot."""
    codes = conn.execute(select(officer.c.id, officer.c.code)).all()
    return Masters(
        organisation=load_organisation(conn),
        years=load_years(conn),
        periods=load_periods(conn),
        accounts=load_accounts(conn),
        funds=load_funds(conn),
        projects=load_projects(conn),
        partners=load_partners(conn),
        officer_codes={row.id: row.code for row in codes},
        branches=load_branches(conn),
        fund_lines=load_fund_lines(conn),
    )
