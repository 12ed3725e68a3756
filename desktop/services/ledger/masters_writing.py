"""Write masters inside a transaction that a verb has begun: years, accounts, funds and the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.chart import NewAccount
from desktop.domain.ledger.dimensions import NewFund, NewPartner, NewProject
from desktop.domain.ledger.year import PeriodStatus, YearStatus, months_of
from desktop.store.queries.masters import load_years
from desktop.store.tables import masters as t
from desktop.store.tx import Tx

PATH_SEPARATOR = ":"


def add_year(tx: Tx, name: str, first_day: dt.date, last_day: dt.date) -> int:
    """Add an open fiscal year with its months and return its id.

    Raises UserError `year-order`, `year-overlaps` (field `other`) or `year-name-taken`.
    """
    if first_day > last_day:
        raise UserError("year-order", name=name)
    for year in load_years(tx.conn).values():
        if year.name == name:
            raise UserError("year-name-taken", name=name)
        if year.first_day <= last_day and first_day <= year.last_day:
            raise UserError("year-overlaps", name=name, other=year.name)
    year_id = tx.insert(
        t.fiscal_year,
        name=clean_name(name, field="year"),
        first_day=first_day,
        last_day=last_day,
        status=YearStatus.OPEN,
    )
    for number, (first, last) in enumerate(months_of(first_day, last_day), start=1):
        tx.insert(
            t.period,
            fiscal_year_id=year_id,
            number=number,
            first_day=first,
            last_day=last,
            status=PeriodStatus.OPEN,
        )
    return year_id


def add_accounts(tx: Tx, accounts: Iterable[NewAccount]) -> dict[str, int]:
    """Add accounts, parents first, and return the id of each code.

    Raises UserError `account-code-taken`, `account-name-taken`, `account-parent-unknown`,
    `account-parent-kind` or `name-empty`.
    """
    known = {row.code: (row.id, row.path, row.kind) for row in tx.conn.execute(select(t.account))}
    paths = {path for _, path, _ in known.values()}
    added: dict[str, int] = {}
    for account in accounts:
        name_ar, name_en = _names(account.name_ar, account.name_en)
        code = _code(account.code)
        if code in known:
            raise UserError("account-code-taken", code=code)
        parent_id, path = None, name_en or name_ar
        if account.parent_code is not None:
            if account.parent_code not in known:
                raise UserError("account-parent-unknown", code=code, parent=account.parent_code)
            parent_id, parent_path, kind = known[account.parent_code]
            if kind is not account.kind:
                raise UserError("account-parent-kind", code=code, parent=account.parent_code)
            path = f"{parent_path}{PATH_SEPARATOR}{path}"
        if path in paths:
            raise UserError("account-name-taken", name=path)
        account_id = tx.insert(
            t.account,
            code=code,
            name_ar=name_ar,
            name_en=name_en,
            kind=account.kind,
            parent_id=parent_id,
            path=path,
            function=account.function,
            currency=account.currency,
            postable=int(account.postable),
            active=1,
        )
        known[code] = (account_id, path, account.kind)
        paths.add(path)
        added[code] = account_id
    return added


def add_fund(tx: Tx, fund: NewFund) -> int:
    """Add a fund and return its id; raises UserError `fund-code-taken`, `name-empty`."""
    name_ar, name_en = _names(fund.name_ar, fund.name_en)
    if tx.conn.execute(select(t.fund.c.id).where(t.fund.c.code == fund.code)).first():
        raise UserError("fund-code-taken", code=fund.code)
    return tx.insert(
        t.fund,
        code=_code(fund.code),
        name_ar=name_ar,
        name_en=name_en,
        restriction=fund.restriction,
        active=1,
    )


def add_project(tx: Tx, project: NewProject) -> int:
    """Add a project and return its id; raises UserError `project-code-taken`, `name-empty`."""
    name_ar, name_en = _names(project.name_ar, project.name_en)
    if tx.conn.execute(select(t.project.c.id).where(t.project.c.code == project.code)).first():
        raise UserError("project-code-taken", code=project.code)
    return tx.insert(
        t.project,
        code=_code(project.code),
        name_ar=name_ar,
        name_en=name_en,
        first_day=project.first_day,
        last_day=project.last_day,
        active=1,
    )


def add_partner(tx: Tx, partner: NewPartner) -> int:
    """Add a partner and return its id; raises UserError `partner-code-taken`, `name-empty`."""
    name_ar, name_en = _names(partner.name_ar, partner.name_en)
    if tx.conn.execute(select(t.partner.c.id).where(t.partner.c.code == partner.code)).first():
        raise UserError("partner-code-taken", code=partner.code)
    return tx.insert(
        t.partner,
        code=_code(partner.code),
        name_ar=name_ar,
        name_en=name_en,
        kind=partner.kind,
        active=1,
    )


def _names(name_ar: str, name_en: str) -> tuple[str, str]:
    cleaned = clean_name(name_ar, field="name_ar"), clean_name(name_en, field="name_en")
    if not any(cleaned):
        raise UserError("name-empty")
    return cleaned


def _code(code: str) -> str:
    cleaned = clean_name(code, field="code")
    if not cleaned:
        raise UserError("code-empty")
    return cleaned
