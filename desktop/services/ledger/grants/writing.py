"""Write the parts of a grant inside a transaction that a verb has begun."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_text
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import NewFundLine
from desktop.domain.ledger.grants.agreement import NewGrantLine, NewTranche
from desktop.domain.ledger.grants.grant import Grant
from desktop.services.ledger.masters_writing import add_fund_line
from desktop.store.queries.grants import load_grant
from desktop.store.tables import grants as t
from desktop.store.tables.masters import account as account_table
from desktop.store.tables.masters import fund_line as fund_line_table
from desktop.store.tx import Tx


def grant_of(tx: Tx, code: str) -> Grant:
    """Return a grant as it stands; raises UserError `grant-missing`."""
    return load_grant(tx.conn, spelled_code(code))


def write_condition(tx: Tx, grant_id: int, number: int, text: str) -> int:
    """Write a condition and return its id; raises UserError `grant-condition-empty`."""
    said = clean_text(text, field="condition").strip()
    if not said:
        raise UserError("grant-condition-empty")
    return tx.insert(t.grant_condition, grant_id=grant_id, number=number, text=said)


def write_tranche(
    tx: Tx, grant_id: int, number: int, new: NewTranche, condition_id: int | None
) -> int:
    """Write an instalment, which keeps within the grant, and return its id."""
    return tx.insert(
        t.grant_tranche,
        grant_id=grant_id,
        number=number,
        due_day=new.due,
        amount=new.amount,
        condition_id=condition_id,
    )


def write_line(tx: Tx, code: str, grant_id: int, fund_id: int, new: NewGrantLine) -> int:
    """Tie a budget line of the fund to the grant; one that is not there yet is added.

    Raises UserError `fund-line-fund-other` (the line belongs to another fund),
    `grant-line-taken`, `grant-account` (no account of expenses or net assets),
    `grant-account-taken`, or as adding a budget line does.
    """
    line_id = _line_of(tx, fund_id, new)
    account_id = None if new.account_code is None else _account_of(tx, new.account_code)
    held = t.grant_line
    if tx.conn.execute(select(held.c.id).where(held.c.fund_line_id == line_id)).first():
        raise UserError("grant-line-taken", line=spelled_code(new.code))
    same = select(held.c.id).where(held.c.grant_id == grant_id, held.c.account_id == account_id)
    if account_id is not None and tx.conn.execute(same).first():
        raise UserError("grant-account-taken", grant=code, account=new.account_code)
    return tx.insert(
        held, grant_id=grant_id, fund_line_id=line_id, account_id=account_id, amount=new.amount
    )


def write_report(tx: Tx, code: str, grant_id: int, due: dt.date) -> int:
    """Write the day on which a report is due; raises UserError `grant-report-taken`."""
    held = t.grant_report
    same = select(held.c.id).where(held.c.grant_id == grant_id, held.c.due_day == due)
    if tx.conn.execute(same).first():
        raise UserError("grant-report-taken", grant=code, day=due)
    return tx.insert(held, grant_id=grant_id, due_day=due)


def _line_of(tx: Tx, fund_id: int, new: NewGrantLine) -> int:
    wanted = spelled_code(new.code)
    row = tx.conn.execute(
        select(fund_line_table.c.id, fund_line_table.c.fund_id).where(
            fund_line_table.c.code == wanted
        )
    ).first()
    if row is None:
        return add_fund_line(tx, NewFundLine(new.code, fund_id, new.name_ar, new.name_en))
    if row.fund_id != fund_id:
        raise UserError("fund-line-fund-other", line=wanted)
    return int(row.id)


def income_account(tx: Tx, code: str | None) -> int | None:
    """Return the account of income with this code; raises UserError `grant-income`."""
    if not code:
        return None
    for account in tx.masters().accounts.values():
        if account.code == spelled_code(code) and account.kind is AccountKind.INCOME:
            return account.id
    raise UserError("grant-income", account=code)


def _account_of(tx: Tx, code: str) -> int:
    row = tx.conn.execute(
        select(account_table.c.id, account_table.c.kind).where(
            account_table.c.code == spelled_code(code)
        )
    ).first()
    if row is None or row.kind not in (AccountKind.EXPENSE, AccountKind.NET_ASSETS):
        raise UserError("grant-account", account=code)
    return int(row.id)
