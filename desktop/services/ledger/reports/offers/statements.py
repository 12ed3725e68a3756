"""The yearly statements and the books."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.notes.refer import with_notes
from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.statements.consolidated import (
    activities_by_branch,
    activities_by_project,
    position_by_branch,
)
from desktop.domain.ledger.statements.registry import FILED, STATEMENTS
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.consolidated_sources import branch_sources, project_sources
from desktop.services.ledger.notes.read_notes import note_numbers
from desktop.services.ledger.reports.report import Asked, Report
from desktop.services.ledger.statements import book_trial_balance, year_named, yearly_statement
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters

TRIAL_BALANCE: Final = "trial-balance"
ON_CASH: Final[Mapping[str, str]] = {
    "activities": "receipts-and-payments",
    "cash-flows": "receipts-and-payments",
    "financial-position": "assets-and-liabilities",
}
"""What an organisation on the cash basis shows instead."""
_PARTS: Final = frozenset({Takes.BRANCH, Takes.PROJECT})
_WHOLE: Final = frozenset({"trend"})
"""Of the whole book only."""

_NOTED: Final = frozenset(name for names in FILED.values() for name in names) - {TRIAL_BALANCE}
"""Those whose rows refer to notes, as they do in a package."""

_Parts = tuple[StatementSource, tuple[StatementSource, ...]]


def _trial_balance(book: Book, by: Acting, asked: Asked) -> Statement:
    """Return the balance of a year; without one, that of the whole book."""
    if asked.branch or asked.project:
        return _yearly(TRIAL_BALANCE, book, by, asked)
    return book_trial_balance(book, by, asked.year).statement()


def _yearly(name: str, book: Book, by: Acting, asked: Asked) -> Statement:
    if asked.basis is Basis.CASH:
        name = ON_CASH.get(name, name)
    parts = {"branch": asked.branch, "project": asked.project}
    made = yearly_statement(book, by, name, asked.year, **parts)
    if name not in _NOTED:
        return made
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        notes = note_numbers(conn, year_named(masters, asked.year).id)
    return with_notes(made, notes, masters.accounts)


def _takes(name: str) -> frozenset[Takes]:
    parts = frozenset() if name in _WHOLE else _PARTS
    return parts | {Takes.BASIS} if name in ON_CASH else parts


def _consolidated(
    make: Callable[[StatementSource, tuple[StatementSource, ...]], Statement],
    read: Callable[[Connection, str | None], _Parts],
    book: Book,
    by: Acting,
    asked: Asked,
) -> Statement:
    with book.read(by, Act.READ_LEDGER) as conn:
        whole, parts = read(conn, asked.year)
    return make(whole, parts)


REPORTS: Final = (
    *(
        Report(name, ReportGroup.STATEMENTS, partial(_yearly, name), takes=_takes(name))
        for name in STATEMENTS
        if name != TRIAL_BALANCE
    ),
    *(
        Report(name, ReportGroup.STATEMENTS, partial(_consolidated, make, read))
        for name, make, read in (
            ("position-by-branch", position_by_branch, branch_sources),
            ("activities-by-branch", activities_by_branch, branch_sources),
            ("activities-by-project", activities_by_project, project_sources),
        )
    ),
    Report(TRIAL_BALANCE, ReportGroup.BOOKS, _trial_balance, takes=_PARTS),
    Report("general-ledger", ReportGroup.BOOKS, None),
    Report("journal", ReportGroup.BOOKS, None),
)
