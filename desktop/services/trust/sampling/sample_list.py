"""The list of a sample to inspect: PDF with boxes to tick, XLSX or CSV to fill in and take back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.folding import fold
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.sampling import SampleItem, TickResult
from desktop.exchange.careful_write import Written, careful_write
from desktop.exchange.exporters.sheet import Cell, Holds, Sheet, SheetColumn
from desktop.exchange.importers.tabular.grid import GridRow
from desktop.exchange.importers.tabular.read import read_tabular
from desktop.reports.audit.sample_paper import SamplePaper, sample_pdf
from desktop.reports.statements.stamp import Stamp
from desktop.services.trust.audit.write_sheet import write_sheet
from desktop.services.trust.log_head import log_head
from desktop.services.trust.sampling.draw_sample import view_sample
from desktop.services.trust.sampling.tick_items import Tick, checked
from desktop.store.book import Book
from desktop.store.queries.masters import load_organisation
from desktop.text.labels import label
from desktop.text.sampling import method_text, reason_text
from desktop.text.words import LANGUAGES, Words, mark, words_of

PDF: Final = ".pdf"
_COLUMNS: Final = (
    (mark("Voucher"), Holds.TEXT),
    (mark("Day"), Holds.DAY),
    (mark("Amount"), Holds.AMOUNT),
    (mark("Narration"), Holds.LONG_TEXT),
    (mark("Why drawn"), Holds.TEXT),
    (mark("Result: ok, exception or missing"), Holds.TEXT),
    (mark("Note"), Holds.LONG_TEXT),
)
_RESULT, _NOTE = 5, 6


def write_sample(book: Book, by: Acting, number: int, path: Path, words: Words) -> Written:
    """Write the list of the sample `number` to the new file `path`: PDF, XLSX or CSV by its name.

    Raises UserError `sample-missing`, or as `careful_write`; nothing is left behind then.
    """
    sample, items = view_sample(book, by, number)
    with book.read(by, Act.READ_AUDIT) as conn:
        organisation = load_organisation(conn)
    if path.suffix.lower() == PDF:
        paper = SamplePaper(
            words.of(organisation.name_ar, organisation.name_en),
            organisation.currency,
            sample,
            items,
        )
        stamp = Stamp(dt.datetime.now(dt.UTC), log_head(book, by).short)
        drawn = sample_pdf(paper, stamp, words)
        return careful_write(path, drawn.pdf, len(drawn.pdf))
    exponent = organisation.currency.exponent
    sheet = Sheet(
        words("Sample {number}", number=number),
        tuple(SheetColumn(words(title), holds) for title, holds in _COLUMNS),
        (_cells(item, exponent, words) for item in items),
        exponent,
        words.right_to_left,
        above=(
            words.of(organisation.name_ar, organisation.name_en),
            words("Sample {number}", number=number),
            method_text(sample, words),
        ),
    )
    return write_sheet(sheet, path)


def read_ticks(book: Book, by: Acting, number: int, path: Path) -> tuple[Tick, ...]:
    """Return the ticks that a filled-in list holds, written nowhere: the dry run of taking it in.

    Rows whose first cell names no voucher of the year are headings. Raises UserError as
    `read_tabular`, `sample-result-unknown`, `sample-item-missing`, `sample-note-empty` or
    `sample-no-ticks`.
    """
    sample, found = view_sample(book, by, number)
    items = {item.entry: item for item in found}
    read = read_tabular(path)
    rows = (row for grid in read.grids for row in grid.rows)
    ticks = tuple(_ticks(rows, f"{sample.year}-", items, number))
    if not ticks:
        raise UserError("sample-no-ticks", file=path.name)
    return ticks


def _ticks(
    rows: Iterable[GridRow], prefix: str, items: dict[str, SampleItem], number: int
) -> Iterable[Tick]:
    results = result_words()
    for row in rows:
        entry = _text(row, 0)
        value = _text(row, _RESULT)
        if not entry.startswith(prefix) or not value:
            continue
        result = results.get(fold(value))
        if result is None:
            raise UserError("sample-result-unknown", value=value, row=row.number)
        yield checked(Tick(entry, result, _text(row, _NOTE)), items, number)


def result_words() -> dict[str, TickResult]:
    """Return what can be written for each result: its key, or its name in any language."""
    found = {fold(each.value): each for each in TickResult}
    for language in LANGUAGES:
        words = words_of(language)
        found |= {fold(label(each, words)): each for each in TickResult}
    return found


def _text(row: GridRow, at: int) -> str:
    cell = row.cell(at)
    return "" if cell is None else str(cell).strip()


def _cells(item: SampleItem, exponent: int, words: Words) -> tuple[Cell, ...]:
    return (
        item.entry,
        item.day,
        Decimal(item.amount).scaleb(-exponent),
        item.narration,
        reason_text(item.reason, words),
        None if item.result is None else label(item.result, words),
        item.note or None,
    )
