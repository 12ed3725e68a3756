"""A statement as a PDF of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from desktop.domain.formats import format_day
from desktop.domain.ledger.statements.general_ledger import LedgerRow
from desktop.domain.ledger.statements.journal import JournalRow
from desktop.domain.ledger.statements.table import Statement
from desktop.reports import page
from desktop.reports.page import Progress, Rendered
from desktop.reports.statements.general_ledger import Names, ledger_table
from desktop.reports.statements.journal import journal_table
from desktop.reports.statements.stamp import Stamp, document
from desktop.reports.statements.yearly import statement_blocks
from desktop.text.statement_labels import SUBTITLES, title_text
from desktop.text.words import Words


def statement_pdf(
    statement: Statement, stamp: Stamp, words: Words, progress: Progress | None = None
) -> Rendered:
    """Return a yearly statement drawn on A4."""
    organisation = words.of(statement.organisation_ar, statement.organisation_en)
    title = title_text(statement.key, words)
    sheet = document(title, organisation, stamp, words)
    return page.render(sheet, statement_blocks(statement, words), progress)


def ledger_pdf(
    rows: Iterable[LedgerRow],
    names: Names,
    *,
    days: tuple[dt.date, dt.date],
    organisation: str,
    stamp: Stamp,
    words: Words,
    progress: Progress | None = None,
) -> Rendered:
    """Return the general ledger between two days; `rows` streams through."""
    table = ledger_table(rows, names, words)
    blocks = _with_head("general-ledger", days, names, table, words)
    sheet = document(title_text("general-ledger", words), organisation, stamp, words)
    return page.render(sheet, blocks, progress)


def journal_pdf(
    rows: Iterable[JournalRow],
    names: Names,
    *,
    days: tuple[dt.date, dt.date],
    organisation: str,
    stamp: Stamp,
    words: Words,
    progress: Progress | None = None,
) -> Rendered:
    """Return the journal between two days; `rows` streams through."""
    table = journal_table(rows, names, words)
    blocks = _with_head("journal", days, names, table, words)
    sheet = document(title_text("journal", words), organisation, stamp, words)
    return page.render(sheet, blocks, progress)


def _with_head(
    key: str, days: tuple[dt.date, dt.date], names: Names, table: page.Table, words: Words
) -> Iterator[page.Block]:
    first_day, last_day = (format_day(day) for day in days)
    subtitle = words(SUBTITLES[key], first_day=first_day, last_day=last_day)
    yield page.Title(title_text(key, words), subtitle)
    unit = words("Amounts in {currency}", currency=names.currency.code)
    yield page.Paragraph(unit, page.Tone.SMALL)
    yield table
