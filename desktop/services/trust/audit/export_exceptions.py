"""Take the exceptions out: as a list (CSV, XLSX) or as a report on paper (PDF)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.isolates import strip_isolates
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.exceptions_registry import EXCEPTIONS
from desktop.exchange.careful_write import Written, careful_write
from desktop.exchange.exporters.sheet import Cell, Holds, Sheet, SheetColumn
from desktop.reports.audit.exceptions import ExceptionsPaper, exceptions_pdf
from desktop.reports.statements.stamp import Stamp
from desktop.services.trust.audit.find_exceptions import Exceptions
from desktop.services.trust.audit.write_sheet import write_sheet
from desktop.services.trust.log_head import log_head
from desktop.store.book import Book
from desktop.store.queries.masters import load_organisation
from desktop.text.exceptions import SAID, hit_subject, hit_text
from desktop.text.labels import label
from desktop.text.words import Words, mark

Progress = Callable[[int, int], None]

PDF: Final = ".pdf"
_COLUMNS: Final = (
    (mark("Test"), Holds.TEXT),
    (mark("Severity"), Holds.TEXT),
    (mark("About"), Holds.TEXT),
    (mark("Day"), Holds.DAY),
    (mark("Amount"), Holds.AMOUNT),
    (mark("Why"), Holds.LONG_TEXT),
    (mark("Name in the log"), Holds.TEXT),
)


def export_exceptions(
    book: Book,
    by: Acting,
    found: Exceptions,
    path: Path,
    words: Words,
    *,
    progress: Progress | None = None,
) -> Written:
    """Write what the tests showed to the new file `path`: PDF, XLSX or CSV, by its name.

    Raises UserError as `careful_write` does, or `rows-too-many`; nothing is left behind then.
    """
    with book.read(by, Act.READ_AUDIT) as conn:
        organisation = load_organisation(conn)
    currency = organisation.currency
    if path.suffix.lower() == PDF:
        paper = ExceptionsPaper(
            organisation=words.of(organisation.name_ar, organisation.name_en),
            currency=currency,
            year=found.year,
            entries=found.entries,
            hits=found.hits,
            benford=found.benford,
            least=found.thresholds.benford_least,
        )
        stamp = Stamp(dt.datetime.now(dt.UTC), log_head(book, by).short)
        drawn = exceptions_pdf(paper, stamp, words, progress)
        return careful_write(path, drawn.pdf, len(drawn.pdf))
    sheet = Sheet(
        words("Exceptions"),
        tuple(SheetColumn(words(title), holds) for title, holds in _COLUMNS),
        _rows(found, currency, words, progress),
        currency.exponent,
        words.right_to_left,
    )
    return write_sheet(sheet, path)


def _rows(
    found: Exceptions, currency: Currency, words: Words, progress: Progress | None
) -> Iterator[tuple[Cell, ...]]:
    done = 0
    for kind, hits in found.hits.items():
        for hit in hits:
            if progress is not None:
                progress(done, found.count)
            done += 1
            yield (
                words(SAID[kind].title),
                label(EXCEPTIONS[kind].severity, words),
                strip_isolates(hit_subject(hit, words)),
                hit.day,
                None if hit.amount is None else Decimal(hit.amount).scaleb(-currency.exponent),
                strip_isolates(hit_text(hit, currency, words)),
                hit.subject,
            )
