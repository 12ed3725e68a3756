"""Add an account, a fund, a project, a partner or a fiscal year."""

from __future__ import annotations

import datetime as dt

from desktop.domain.ledger.chart import NewAccount
from desktop.domain.ledger.dimensions import NewFund, NewPartner, NewProject
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


def add_year(book: Book, by: Acting, name: str, first_day: dt.date, last_day: dt.date) -> int:
    """Open a fiscal year with its months and return its id.

    Raises UserError as `masters_writing.add_year`.
    """
    with book.begin(by, Act.MANAGE_YEARS) as tx:
        return writing.add_year(tx, name, first_day, last_day)
