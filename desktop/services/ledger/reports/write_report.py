"""Write a report into a file: PDF for people, XLSX and CSV for spreadsheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.trust.acting import Acting
from desktop.exchange.careful_write import Written, careful_write
from desktop.exchange.exporters.csv_sheet import csv_bytes
from desktop.exchange.exporters.sheet import Sheet
from desktop.exchange.exporters.xlsx_sheet import xlsx_bytes
from desktop.reports.page import Rendered
from desktop.reports.statements.general_ledger import Names
from desktop.reports.statements.pdf import journal_pdf, ledger_pdf, statement_pdf
from desktop.reports.statements.schedule import schedule_pdf
from desktop.reports.statements.stamp import Stamp
from desktop.services.ledger.reports.registry import check_asked, make_report, report_named
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.reports.sheets import schedule_sheet, statement_sheet
from desktop.services.ledger.reports.streams import GENERAL_LEDGER, stream_sheet
from desktop.services.ledger.statements import general_ledger_rows, journal_rows
from desktop.services.trust.log_head import log_head
from desktop.store.book import Book
from desktop.text.words import Words

PDF: Final = ".pdf"
XLSX: Final = ".xlsx"
CSV: Final = ".csv"

Progress = Callable[[int, int], None]
"""Called with (done, in all); what it raises stops the work, and no file is left."""


def write_report(  # noqa: PLR0917 - what is asked, where to, in which language
    book: Book,
    by: Acting,
    name: str,
    asked: Asked,
    path: Path,
    words: Words,
    progress: Progress | None = None,
    *,
    kind: str = "",
) -> Written:
    """Write the report `name` to the new file `path`; `kind`, else its ending, says as what.

    Every page of a PDF carries the state of the log. Raises UserError as `make_report` does, or
    `report-file-kind`, `rows-too-many`, or as `careful_write` does (`write-target-exists`, …);
    nothing is left behind then.
    """
    check_asked(report_named(name), asked)
    kind = kind or path.suffix.lower()
    if kind not in {PDF, XLSX, CSV}:
        raise UserError("report-file-kind", file=path.name)
    made = report_bytes(book, by, name, asked, kind, words, progress)
    return careful_write(path, made, len(made))


def report_bytes(  # noqa: PLR0917 - as above
    book: Book,
    by: Acting,
    name: str,
    asked: Asked,
    kind: str,
    words: Words,
    progress: Progress | None = None,
) -> bytes:
    """Return the report `name` as PDF, XLSX or CSV; raises UserError as `make_report` does."""
    if kind == PDF:
        return _pdf(book, by, name, asked, words, progress).pdf
    with _sheet(book, by, name, asked, words) as sheet:
        return xlsx_bytes(sheet) if kind == XLSX else csv_bytes(sheet)


@contextmanager
def _sheet(book: Book, by: Acting, name: str, asked: Asked, words: Words) -> Iterator[Sheet]:
    if report_named(name).make is None:
        with stream_sheet(book, by, name, asked.year, words) as sheet:
            yield sheet
        return
    made = make_report(book, by, name, asked)
    yield (
        schedule_sheet(made, words) if isinstance(made, Schedule) else statement_sheet(made, words)
    )


def _pdf(  # noqa: PLR0917 - as above
    book: Book, by: Acting, name: str, asked: Asked, words: Words, progress: Progress | None
) -> Rendered:
    stamp = Stamp(dt.datetime.now(dt.UTC), log_head(book, by).short)
    if report_named(name).make is None:
        return _stream_pdf(book, by, name, asked.year, stamp, words, progress)
    made = make_report(book, by, name, asked)
    if isinstance(made, Schedule):
        return schedule_pdf(made, stamp, words, progress)
    return statement_pdf(made, stamp, words, progress)


def _stream_pdf(  # noqa: PLR0917 - as above
    book: Book,
    by: Acting,
    name: str,
    year_name: str | None,
    stamp: Stamp,
    words: Words,
    progress: Progress | None,
) -> Rendered:
    if name == GENERAL_LEDGER:
        with general_ledger_rows(book, by, year_name) as (source, ledger):
            return ledger_pdf(
                ledger,
                _names(source),
                days=(source.year.first_day, source.year.last_day),
                organisation=words.of(source.organisation_ar, source.organisation_en),
                stamp=stamp,
                words=words,
                progress=progress,
            )
    with journal_rows(book, by, year_name) as (source, entries):
        return journal_pdf(
            entries,
            _names(source),
            days=(source.year.first_day, source.year.last_day),
            organisation=words.of(source.organisation_ar, source.organisation_en),
            stamp=stamp,
            words=words,
            progress=progress,
        )


def _names(source: StatementSource) -> Names:
    return Names(
        {account.id: account for account in source.accounts},
        {fund.id: fund for fund in source.funds},
        source.currency,
    )
