"""Take the audit trail out as a list: CSV or XLSX, everything that the filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from desktop.domain.isolates import strip_isolates
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.trail import TrailFilter
from desktop.exchange.careful_write import Written
from desktop.exchange.exporters.sheet import Cell, Holds, Sheet, SheetColumn
from desktop.services.trust.audit.trail import count_trail, walk_trail
from desktop.services.trust.audit.write_sheet import write_sheet
from desktop.store.book import Book
from desktop.store.queries.masters import load_organisation
from desktop.text.subjects import subject_text
from desktop.text.trail import DEEDS, changes_text
from desktop.text.words import Words, mark

Progress = Callable[[int, int], None]
"""Called with (done, in all); what it raises stops the work, and no file is left."""

_COLUMNS: Final = (
    (mark("Place in the log"), Holds.NUMBER),
    (mark("Moment (UTC)"), Holds.MOMENT),
    (mark("Officer"), Holds.TEXT),
    (mark("What was done"), Holds.TEXT),
    (mark("Record"), Holds.TEXT),
    (mark("What changed"), Holds.LONG_TEXT),
    (mark("Name in the log"), Holds.TEXT),
)


def export_trail(
    book: Book,
    by: Acting,
    wanted: TrailFilter,
    path: Path,
    words: Words,
    *,
    progress: Progress | None = None,
) -> Written:
    """Write the trail to the new file `path`, as XLSX or CSV by its name.

    Raises UserError as `careful_write` does, or `rows-too-many`; nothing is left behind then.
    """
    total = count_trail(book, by, wanted)
    with book.read(by, Act.READ_AUDIT) as conn:
        currency = load_organisation(conn).currency

    def rows() -> Iterator[tuple[Cell, ...]]:
        for done, row in enumerate(walk_trail(book, by, wanted)):
            if progress is not None:
                progress(min(done, total), total)
            yield (
                row.position,
                row.at,
                row.officer,
                words(DEEDS[row.deed]),
                strip_isolates(subject_text(row.named, words)),
                strip_isolates(changes_text(row, currency, words)),
                row.subject,
            )

    sheet = Sheet(
        words("Audit trail"),
        tuple(SheetColumn(words(title), holds) for title, holds in _COLUMNS),
        rows(),
        currency.exponent,
        words.right_to_left,
    )
    return write_sheet(sheet, path)
