"""CSV that a spreadsheet opens as text, and that reads back as what was written.

UTF-8 with a byte order mark (without it Excel shows Arabic as rubble), RFC 4180 with CRLF. A text
that a spreadsheet would take for a formula gets an apostrophe before it; so does a text that
already has one there, which makes the marking reversible.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from desktop.exchange.package.faults import PackageFault

BOM: Final = b"\xef\xbb\xbf"
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_MARKED: Final = re.compile(r"'+[=+\-@\t\r]")
_LONGEST_CELL: Final = 100_000


def guard(text: str) -> str:
    """Return `text` so that no spreadsheet computes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Return the text that `guard` was given."""
    return text[1:] if _MARKED.match(text) else text


class Table:
    """Rows written one after another into one CSV file in memory."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(columns)
        self.rows = 0

    def add(self, cells: Sequence[str]) -> None:
        """Append one row; texts that may be formulas are guarded by the caller (`guard`)."""
        self._writer.writerow(cells)
        self.rows += 1

    def content(self) -> bytes:
        """Return the file."""
        return BOM + self._text.getvalue().encode("utf-8")


def rows(name: str, content: bytes, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file by column, guards still on.

    Raises:
        PackageFault: `csv-unreadable` (line), `csv-columns`.
    """
    if not content.startswith(BOM):
        raise PackageFault("csv-unreadable", file=name, line=1)
    binary = io.BytesIO(content)
    binary.seek(len(BOM))
    text = io.TextIOWrapper(binary, encoding="utf-8", errors="strict", newline="")
    reader = csv.reader(text, strict=True)
    try:
        if next(reader, None) != list(columns):
            raise PackageFault("csv-columns", file=name)
        for row in reader:
            if len(row) != len(columns) or any(len(cell) > _LONGEST_CELL for cell in row):
                raise PackageFault("csv-unreadable", file=name, line=reader.line_num)
            yield dict(zip(columns, row, strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        raise PackageFault("csv-unreadable", file=name, line=reader.line_num) from error


def texts(values: Iterable[str]) -> list[str]:
    """Return guarded cells."""
    return [guard(value) for value in values]
