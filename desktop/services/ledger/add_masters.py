"""Add an account, a fund and its budget lines, a project, a branch, a partner, a fiscal year."""

from __future__ import annotations

import datetime as dt

from desktop.domain.ledger.chart import NewAccount
from desktop.domain.ledger.dimensions import (
    NewBranch,
    NewFund,
    NewFundLine,
    NewPartner,
    NewProject,
)
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger import masters_writing as writing
from desktop.store.book import Book


def add_account(book: Book, by: Acting, account: NewAccount) -> int:
    """Add one account and return its id; raises UserError as `masters_writing.add_accounts`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return writing.add_accounts(tx, (account,))[account.code]


def add_fund(book: Book, by: Acting, fund: NewFund) -> int:
    """Add a fund and return its id; raises UserError as `masters_writing.add_fund`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return writing.add_fund(tx, fund)


def add_project(book: Book, by: Acting, project: NewProject) -> int:
    """Add a project and return its id; raises UserError as `masters_writing.add_project`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return writing.add_project(tx, project)


def add_partner(book: Book, by: Acting, partner: NewPartner) -> int:
    """Add a partner and return its id; raises UserError as `masters_writing.add_partner`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return writing.add_partner(tx, partner)


def add_branch(book: Book, by: Acting, branch: NewBranch) -> int:
    """Add a branch and return its id; raises UserError as `masters_writing.add_branch`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return writing.add_branch(tx, branch)


def add_fund_line(book: Book, by: Acting, line: NewFundLine) -> int:
    """Add a fund's budget line, return its id; raises UserError as the writing of it does."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return writing.add_fund_line(tx, line)


def add_year(book: Book, by: Acting, name: str, first_day: dt.date, last_day: dt.date) -> int:
    """Open a fiscal year with its months and return its id.

    Raises UserError as `masters_writing.add_year`.
    """
    with book.begin(by, Act.MANAGE_YEARS) as tx:
        return writing.add_year(tx, name, first_day, last_day)
