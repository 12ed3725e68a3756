"""Bind the sample's funds: the agreements that its instalments came by, and its endowment."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop import resources
from desktop.domain.currency import currency_of
from desktop.domain.ledger.dimensions import NewBranch
from desktop.domain.ledger.grants.agreement import (
    Hold,
    NewGrant,
    NewGrantLine,
    NewTranche,
    Recognition,
)
from desktop.domain.ledger.grants.terms import FundNature, FundTerms
from desktop.services.ledger.grants.add_grant import write_grant
from desktop.services.ledger.grants.fund_terms import write_terms
from desktop.services.ledger.masters_writing import add_branch
from desktop.services.samples.facts import FOLDER, Facts
from desktop.store.queries.fund_money import tranche_subject
from desktop.store.queries.grants import load_grants
from desktop.store.tables.grants import grant_condition, grant_report
from desktop.store.tables.vouchers import entry_origin
from desktop.store.tx import Tx

_RECEIVED: Final = """SELECT DISTINCT e.id FROM entry e JOIN line l ON l.entry_id = e.id
    JOIN account a ON a.id = l.account_id AND a.kind = 'income' AND a.code = ?
    WHERE l.fund_id = ? AND l.partner_id = ? AND e.series = 'receipt' ORDER BY e.day, e.id"""


def bind_funds(tx: Tx, facts: Facts) -> None:
    """Add branches, the terms of the endowment and the agreements; tie what came in to them."""
    told = json.loads(resources.path(f"{FOLDER}/agreements.json").read_bytes())
    for code, name_ar, name_en in told["branches"]:
        add_branch(tx, NewBranch(code, name_ar, name_en))
    funds = {each.code: each.id for each in tx.masters().funds.values()}
    waqf = told["waqf"]
    write_terms(
        tx,
        FundTerms(
            funds[waqf["fund"]],
            FundNature.WAQF_PRINCIPAL,
            waqf["principal"],
            purpose=waqf["purpose"],
        ),
    )
    for grant in told["grants"]:
        write_grant(tx, _grant(tx, facts, grant, told))
    by_fund = {each.fund_id: each for each in load_grants(tx.conn)}
    for grant in told["grants"]:
        made = by_fund[funds[grant["fund"]]]
        received = tx.conn.exec_driver_sql(
            _RECEIVED, (grant["income"], made.fund_id, made.partner_id)
        ).all()
        for tranche, (entry_id,) in zip(made.tranches, received, strict=False):
            tx.insert(entry_origin, entry_id=entry_id, subject=tranche_subject(tranche.id))
        for condition, (_, met) in zip(made.conditions, grant["conditions"], strict=True):
            if met is not None:
                tx.update(grant_condition, condition.id, met_day=dt.date.fromisoformat(met))
        for report, (_, sent) in zip(made.reports, grant["reports"], strict=True):
            if sent is not None:
                tx.update(grant_report, report.id, sent_day=dt.date.fromisoformat(sent))


def _grant(tx: Tx, facts: Facts, told: Mapping[str, Any], every: Mapping[str, Any]) -> NewGrant:
    fund = next(each for each in facts.funds if each.fund.code == told["fund"])
    masters = tx.masters()
    approval = told["approval"]
    source: Any = facts.organisation["rates"]["source_ar"]
    lines: Sequence[Sequence[Any]] = told["lines"]
    return NewGrant(
        code=fund.fund.code,
        name_ar=fund.fund.name_ar,
        name_en=fund.fund.name_en,
        fund_id=next(each.id for each in masters.funds.values() if each.code == fund.fund.code),
        partner_id=next(each.id for each in masters.partners.values() if each.code == fund.donor),
        reference=told["reference"],
        currency=currency_of(told["currency"]),
        amount=told["amount"],
        rate=told["rate"],
        rate_source=str(source),
        first_day=dt.date.fromisoformat(told["first"]),
        last_day=dt.date.fromisoformat(told["last"]),
        recognition=Recognition(told["recognition"]),
        income_code=told["income"],
        hold=None
        if approval is None
        else Hold(
            every["hold"],
            authority=every["authority"],
            number=approval["number"],
            approved=dt.date.fromisoformat(approval["day"]),
        ),
        conditions=tuple(text for text, _ in told["conditions"]),
        tranches=tuple(
            NewTranche(dt.date.fromisoformat(due), amount, condition)
            for due, amount, condition in told["tranches"]
        ),
        lines=tuple(
            NewGrantLine(code, amount, name_ar, name_en, account)
            for code, account, name_ar, name_en, amount in lines
        ),
        reports=tuple(dt.date.fromisoformat(due) for due, _ in told["reports"]),
    )
