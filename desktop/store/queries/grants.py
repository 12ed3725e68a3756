"""Read what binds funds: their terms, the strictness chosen for them, and their grants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.grants.agreement import Hold
from desktop.domain.ledger.grants.grant import (
    Condition,
    DonorReport,
    FundLaw,
    Grant,
    GrantLine,
    Tranche,
)
from desktop.domain.ledger.grants.terms import FundTerms
from desktop.domain.trust.controls import Control, Strictness
from desktop.store.tables import grants as t


def load_terms(conn: Connection) -> dict[int, FundTerms]:
    """Return the terms of funds by fund."""
    return {
        row.fund_id: FundTerms(
            row.fund_id, row.nature, row.principal, row.yield_fund_id, row.purpose
        )
        for row in conn.execute(select(t.fund_terms))
    }


def load_choices(conn: Connection) -> dict[int, dict[Control, Strictness]]:
    """Return how strict which controls are for which fund, where that was chosen."""
    found: dict[int, dict[Control, Strictness]] = defaultdict(dict)
    for row in conn.execute(select(t.fund_control).order_by(t.fund_control.c.id)):
        if row.strictness is not None:
            found[row.fund_id][row.control] = row.strictness
    return dict(found)


def load_grants(conn: Connection) -> tuple[Grant, ...]:
    """Return every grant in order of code."""
    conditions = _by_grant(conn, t.grant_condition, t.grant_condition.c.number)
    tranches = _by_grant(conn, t.grant_tranche, t.grant_tranche.c.number)
    lines = _by_grant(conn, t.grant_line, t.grant_line.c.id)
    reports = _by_grant(conn, t.grant_report, t.grant_report.c.due_day)
    return tuple(
        Grant(
            id=row.id,
            code=row.code,
            name_ar=row.name_ar,
            name_en=row.name_en,
            fund_id=row.fund_id,
            partner_id=row.partner_id,
            reference=row.reference,
            currency=currency_of(row.currency),
            amount=row.amount,
            rate=row.rate,
            rate_source=row.rate_source,
            first_day=row.first_day,
            last_day=row.last_day,
            recognition=row.recognition,
            income_account_id=row.income_account_id,
            status=row.status,
            hold=_hold(row),
            conditions=tuple(
                Condition(each.id, each.number, each.text, each.met_day)
                for each in conditions[row.id]
            ),
            tranches=tuple(
                Tranche(each.id, each.number, each.due_day, each.amount, each.condition_id)
                for each in tranches[row.id]
            ),
            lines=tuple(
                GrantLine(each.id, each.fund_line_id, each.account_id, each.amount)
                for each in lines[row.id]
            ),
            reports=tuple(
                DonorReport(each.id, each.due_day, each.sent_day) for each in reports[row.id]
            ),
        )
        for row in conn.execute(select(t.grant_agreement).order_by(t.grant_agreement.c.code))
    )


def load_grant(conn: Connection, code: str) -> Grant:
    """Return the grant with this code; raises UserError `grant-missing`."""
    for grant in load_grants(conn):
        if grant.code == code:
            return grant
    raise UserError("grant-missing", code=code)


def load_fund_laws(conn: Connection) -> dict[int, FundLaw]:
    """Return what spending from each fund is held against; funds without anything are left out."""
    terms, choices = load_terms(conn), load_choices(conn)
    grants: Mapping[int, Grant] = {grant.fund_id: grant for grant in load_grants(conn)}
    return {
        fund_id: FundLaw(terms.get(fund_id), grants.get(fund_id), choices.get(fund_id, {}))
        for fund_id in {*terms, *choices, *grants}
    }


def _hold(row: Any) -> Hold | None:
    if not row.hold_reason:
        return None
    return Hold(
        row.hold_reason,
        row.hold_until,
        row.approval_authority,
        row.approval_number,
        row.approval_day,
    )


def _by_grant(conn: Connection, table: Table, order: Any) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in conn.execute(select(table).order_by(order)):
        found[row.grant_id].append(row)
    return found
