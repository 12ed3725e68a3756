"""Enter a grant agreement, with its instalments, budget lines, conditions and reports, at once."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name, clean_names, clean_text
from desktop.domain.ledger.grants.agreement import GrantStatus, Hold, NewGrant, check_grant
from desktop.domain.ledger.grants.terms import FundNature, FundTerms
from desktop.domain.ledger.rate import parse_rate
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.grants import writing
from desktop.services.ledger.grants.fund_terms import write_terms
from desktop.store.book import Book
from desktop.store.queries.grants import load_terms
from desktop.store.tables.grants import grant_agreement
from desktop.store.tx import Tx


def add_grant(book: Book, by: Acting, grant: NewGrant) -> int:
    """Enter an agreement and return its id; its fund becomes the fund of a grant.

    Raises UserError as `check_grant` and `writing` do, `grant-code-taken`, `grant-fund-taken`
    (another grant stands in the fund), `grant-donor-unknown`, `grant-reference-empty`,
    `grant-income` (no account of income), or as `clean_hold` does.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        return write_grant(tx, grant)


def write_grant(tx: Tx, new: NewGrant) -> int:
    """Do what `add_grant` does, inside a transaction."""
    masters = tx.masters()
    base = masters.organisation.currency
    grant = _clean(new, base_code=base.code)
    check_grant(grant, base, masters.funds)
    _refuse_taken(tx, grant)
    if grant.partner_id not in masters.partners:
        raise UserError("grant-donor-unknown", grant=grant.code)
    terms = load_terms(tx.conn).get(grant.fund_id)
    if terms is None or terms.nature is not FundNature.GRANT:
        write_terms(tx, FundTerms(grant.fund_id, FundNature.GRANT))
    hold = grant.hold
    grant_id = tx.insert(
        grant_agreement,
        code=grant.code,
        name_ar=grant.name_ar,
        name_en=grant.name_en,
        fund_id=grant.fund_id,
        partner_id=grant.partner_id,
        reference=grant.reference,
        currency=grant.currency.code,
        amount=grant.amount,
        rate=grant.rate,
        rate_source=grant.rate_source,
        first_day=grant.first_day,
        last_day=grant.last_day,
        recognition=grant.recognition,
        income_account_id=writing.income_account(tx, grant.income_code),
        status=GrantStatus.ACTIVE,
        hold_reason="" if hold is None else hold.reason,
        hold_until=None if hold is None else hold.until,
        approval_authority="" if hold is None else hold.authority,
        approval_number="" if hold is None else hold.number,
        approval_day=None if hold is None else hold.approved,
    )
    conditions = [
        writing.write_condition(tx, grant_id, number, text)
        for number, text in enumerate(grant.conditions, start=1)
    ]
    for number, tranche in enumerate(grant.tranches, start=1):
        depends = None if tranche.condition is None else conditions[tranche.condition - 1]
        writing.write_tranche(tx, grant_id, number, tranche, depends)
    for line in grant.lines:
        writing.write_line(tx, grant.code, grant_id, grant.fund_id, line)
    for due in grant.reports:
        writing.write_report(tx, grant.code, grant_id, due)
    return grant_id


def _clean(new: NewGrant, *, base_code: str) -> NewGrant:
    name_ar, name_en = clean_names(new.name_ar, new.name_en)
    reference = clean_name(new.reference, field="reference")
    if not reference:
        raise UserError("grant-reference-empty")
    rate = parse_rate(new.rate) if new.rate.strip() else ""
    if new.currency.code == base_code:
        rate = "1"
    return replace(
        new,
        code=clean_code(new.code),
        name_ar=name_ar,
        name_en=name_en,
        reference=reference,
        rate=rate,
        rate_source=clean_name(new.rate_source, field="rate_source"),
        hold=None if new.hold is None else clean_hold(new.hold),
    )


def clean_hold(hold: Hold) -> Hold:
    """Return the bar with its texts cleaned.

    Raises UserError `grant-hold-empty` for one without a reason, or `grant-approval-number` for an
    approval without its number.
    """
    reason = clean_text(hold.reason, field="reason").strip()
    number = clean_name(hold.number, field="number")
    if not reason:
        raise UserError("grant-hold-empty")
    if hold.approved is not None and not number:
        raise UserError("grant-approval-number")
    return replace(
        hold,
        reason=reason,
        number=number,
        authority=clean_name(hold.authority, field="authority"),
    )


def _refuse_taken(tx: Tx, grant: NewGrant) -> None:
    held = grant_agreement
    if tx.conn.execute(select(held.c.id).where(held.c.code == grant.code)).first():
        raise UserError("grant-code-taken", code=grant.code)
    other = tx.conn.execute(select(held.c.code).where(held.c.fund_id == grant.fund_id)).scalar()
    if other is not None:
        fund = tx.masters().funds[grant.fund_id].code
        raise UserError("grant-fund-taken", fund=fund, grant=other)
