"""Print a statement, the general ledger or the journal into a PDF file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.trust.acting import Acting
from desktop.exchange.careful_write import Written, careful_write
from desktop.reports.page import Rendered
from desktop.reports.statements.general_ledger import Names
from desktop.reports.statements.pdf import journal_pdf, ledger_pdf, statement_pdf
from desktop.reports.statements.stamp import Stamp
from desktop.services.ledger.statements import (
    book_trial_balance,
    general_ledger_rows,
    journal_rows,
    yearly_statement,
)
from desktop.services.trust.log_head import log_head
from desktop.store.book import Book
from desktop.text.words import Words

TRIAL_BALANCE: Final = "trial-balance"
GENERAL_LEDGER: Final = "general-ledger"
JOURNAL: Final = "journal"

Progress = Callable[[int, int], None]
"""Called with (done, in all); what it raises stops the work, and no file is left."""


def read_statement(book: Book, by: Acting, name: str, year_name: str | None) -> Statement:
    """Return the statement `name`; the trial balance without a year is that of the whole book.

    Raises UserError `statement-unknown` or `year-unknown`.
    """
    if name == TRIAL_BALANCE:
        return book_trial_balance(book, by, year_name).statement()
    return yearly_statement(book, by, name, year_name)


def print_statement(  # noqa: PLR0917 - the fields of the print dialog, in its order
    book: Book,
    by: Acting,
    name: str,
    year_name: str | None,
    path: Path,
    words: Words,
    progress: Progress | None = None,
) -> Written:
    """Draw the statement `name` of a year (None: the last one) and write it to `path`.

    Every page carries the state of the log. Raises UserError `statement-unknown`, `year-unknown`
    or as `careful_write` does (`write-target-exists`, …); nothing is left behind then.
    """
    stamp = Stamp(dt.datetime.now(dt.UTC), log_head(book, by).short)
    if name == GENERAL_LEDGER:
        with general_ledger_rows(book, by, year_name) as (source, ledger):
            drawn = ledger_pdf(
                ledger,
                _names(source),
                days=(source.year.first_day, source.year.last_day),
                organisation=words.of(source.organisation_ar, source.organisation_en),
                stamp=stamp,
                words=words,
                progress=progress,
            )
    elif name == JOURNAL:
        with journal_rows(book, by, year_name) as (source, entries):
            drawn = journal_pdf(
                entries,
                _names(source),
                days=(source.year.first_day, source.year.last_day),
                organisation=words.of(source.organisation_ar, source.organisation_en),
                stamp=stamp,
                words=words,
                progress=progress,
            )
    else:
        statement = read_statement(book, by, name, year_name)
        drawn = statement_pdf(statement, stamp, words, progress)
    return _write(drawn, path)


def _names(source: StatementSource) -> Names:
    return Names(
        {account.id: account for account in source.accounts},
        {fund.id: fund for fund in source.funds},
        source.currency,
    )


def _write(drawn: Rendered, path: Path) -> Written:
    return careful_write(path, drawn.pdf, len(drawn.pdf))
