"""Write masters inside a transaction that a verb has begun: years, accounts, funds and the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from sqlalchemy import select

from desktop.domain.codes import clean_code, is_code, spelled_code
from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_names
from desktop.domain.ledger.account_uses import check_use
from desktop.domain.ledger.chart import NewAccount
from desktop.domain.ledger.dimensions import (
    NewBranch,
    NewFund,
    NewFundLine,
    NewPartner,
    NewProject,
)
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.ledger.year import PeriodStatus, YearStatus, months_of
from desktop.store.queries.masters import load_years
from desktop.store.tables import masters as t
from desktop.store.tx import Tx

PATH_SEPARATOR: Final = ":"
_MOST_MONTHS: Final = 24
"""A first year may be long; one longer than two is a slip of the pen."""


def add_year(tx: Tx, name: str, first_day: dt.date, last_day: dt.date) -> int:
    """Add an open fiscal year with its months and return its id.

    Raises UserError `year-name-characters`, `year-order`, `year-too-long`, `year-overlaps` (field
    `other`) or `year-name-taken`.
    """
    name = spelled_code(name)
    if not is_code(name):
        raise UserError("year-name-characters", name=name)
    if first_day > last_day:
        raise UserError("year-order", name=name)
    months = months_of(first_day, last_day)
    if len(months) > _MOST_MONTHS:
        raise UserError("year-too-long", name=name, most=_MOST_MONTHS)
    for year in load_years(tx.conn).values():
        if year.name == name:
            raise UserError("year-name-taken", name=name)
        if year.first_day <= last_day and first_day <= year.last_day:
            raise UserError("year-overlaps", name=name, other=year.name)
    year_id = tx.insert(
        t.fiscal_year,
        name=name,
        first_day=first_day,
        last_day=last_day,
        status=YearStatus.OPEN,
    )
    for number, (first, last) in enumerate(months, start=1):
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

    Raises UserError `code-empty`, `code-characters`, `account-code-taken`, `account-name-taken`,
    `account-parent-unknown`, `account-parent-kind`, `account-use-kind`, `unknown-currency` or
    `name-empty`.
    """
    known = {row.code: (row.id, row.path, row.kind) for row in tx.conn.execute(select(t.account))}
    paths = {path for _, path, _ in known.values()}
    added: dict[str, int] = {}
    for account in accounts:
        name_ar, name_en = clean_names(account.name_ar, account.name_en)
        code = clean_code(account.code)
        if account.currency is not None:
            currency_of(account.currency)
        if account.use is not None:
            check_use(code, account.kind, account.use)
        if code in known:
            raise UserError("account-code-taken", code=code)
        parent_id, path = None, name_en or name_ar
        if account.parent_code is not None:
            parent = spelled_code(account.parent_code)
            if parent not in known:
                raise UserError("account-parent-unknown", code=code, parent=parent)
            parent_id, parent_path, kind = known[parent]
            if kind is not account.kind:
                raise UserError("account-parent-kind", code=code, parent=parent)
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
        if account.use is not None:
            tx.insert(t.account_use, account_id=account_id, use=account.use)
        known[code] = (account_id, path, account.kind)
        paths.add(path)
        added[code] = account_id
    return added


def add_fund(tx: Tx, fund: NewFund) -> int:
    """Add a fund and return its id.

    Raises UserError `code-empty`, `code-characters`, `fund-code-taken` or `name-empty`.
    """
    name_ar, name_en = clean_names(fund.name_ar, fund.name_en)
    code = clean_code(fund.code)
    if tx.conn.execute(select(t.fund.c.id).where(t.fund.c.code == code)).first():
        raise UserError("fund-code-taken", code=code)
    return tx.insert(
        t.fund,
        code=code,
        name_ar=name_ar,
        name_en=name_en,
        restriction=fund.restriction,
        active=1,
    )


def add_project(tx: Tx, project: NewProject) -> int:
    """Add a project and return its id.

    Raises UserError `code-empty`, `code-characters`, `project-code-taken`, `project-order` or
    `name-empty`.
    """
    name_ar, name_en = clean_names(project.name_ar, project.name_en)
    code = clean_code(project.code)
    if tx.conn.execute(select(t.project.c.id).where(t.project.c.code == code)).first():
        raise UserError("project-code-taken", code=code)
    if project.first_day and project.last_day and project.first_day > project.last_day:
        raise UserError("project-order", code=code)
    return tx.insert(
        t.project,
        code=code,
        name_ar=name_ar,
        name_en=name_en,
        first_day=project.first_day,
        last_day=project.last_day,
        active=1,
    )


def add_partner(tx: Tx, partner: NewPartner) -> int:
    """Add a partner and return its id.

    Raises UserError `code-empty`, `code-characters`, `partner-code-taken` or `name-empty`.
    """
    name_ar, name_en = clean_names(partner.name_ar, partner.name_en)
    code = clean_code(partner.code)
    if tx.conn.execute(select(t.partner.c.id).where(t.partner.c.code == code)).first():
        raise UserError("partner-code-taken", code=code)
    return tx.insert(
        t.partner,
        code=code,
        name_ar=name_ar,
        name_en=name_en,
        kind=partner.kind,
        active=1,
    )


def add_branch(tx: Tx, branch: NewBranch) -> int:
    """Add a branch and return its id.

    Raises UserError `code-empty`, `code-characters`, `branch-code-taken` or `name-empty`.
    """
    name_ar, name_en = clean_names(branch.name_ar, branch.name_en)
    code = clean_code(branch.code)
    if tx.conn.execute(select(t.branch.c.id).where(t.branch.c.code == code)).first():
        raise UserError("branch-code-taken", code=code)
    return tx.insert(t.branch, code=code, name_ar=name_ar, name_en=name_en, active=1)


def add_fund_line(tx: Tx, line: NewFundLine) -> int:
    """Add a budget line of a fund and return its id.

    Raises UserError `code-empty`, `code-characters`, `fund-line-code-taken`, `fund-missing`,
    `fund-line-amount` or `name-empty`.
    """
    name_ar, name_en = clean_names(line.name_ar, line.name_en)
    code = clean_code(line.code)
    if tx.conn.execute(select(t.fund_line.c.id).where(t.fund_line.c.code == code)).first():
        raise UserError("fund-line-code-taken", code=code)
    if tx.conn.execute(select(t.fund.c.id).where(t.fund.c.id == line.fund_id)).first() is None:
        raise UserError("fund-missing")
    if line.amount is not None and not 0 <= line.amount <= LARGEST_AMOUNT:
        raise UserError("fund-line-amount", code=code)
    return tx.insert(
        t.fund_line,
        code=code,
        fund_id=line.fund_id,
        name_ar=name_ar,
        name_en=name_en,
        amount=line.amount,
        zakat_head=line.zakat_head,
        active=1,
    )
