"""The yearly statements and the books."""

from __future__ import annotations

from functools import partial
from typing import Final

from desktop.domain.ledger.reports import ReportGroup
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.trust.acting import Acting
from desktop.services.ledger.reports.report import Asked, Report
from desktop.services.ledger.statements import book_trial_balance, yearly_statement
from desktop.store.book import Book

TRIAL_BALANCE: Final = "trial-balance"


def _trial_balance(book: Book, by: Acting, asked: Asked) -> Statement:
    """Return the balance of a year; without one, that of the whole book."""
    return book_trial_balance(book, by, asked.year).statement()


def _yearly(name: str, book: Book, by: Acting, asked: Asked) -> Statement:
    return yearly_statement(book, by, name, asked.year)


REPORTS: Final = (
    *(
        Report(name, ReportGroup.STATEMENTS, partial(_yearly, name))
        for name in STATEMENTS
        if name != TRIAL_BALANCE
    ),
    Report(TRIAL_BALANCE, ReportGroup.BOOKS, _trial_balance),
    Report("general-ledger", ReportGroup.BOOKS, None),
    Report("journal", ReportGroup.BOOKS, None),
)
