"""A list as CSV that no spreadsheet computes: UTF-8 with a byte order mark, RFC 4180, CRLF.

A text that a spreadsheet could take for a formula gets a blank before it, and is quoted; so does
one that has blanks there already, which makes the marking reversible. An apostrophe would be shown
in every cell: only typing hides it, opening a file does not.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from decimal import Decimal
from typing import Final

from desktop.exchange.exporters.sheet import Cell, Ranked, Sheet

BOM: Final = b"\xef\xbb\xbf"
_FORMULA: Final = re.compile("[ \u00a0]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKED: Final = re.compile(" [ \u00a0]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guard(text: str) -> str:
    """Return `text` so that no spreadsheet computes it, full-width signs included."""
    return f" {text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Return the text that `guard` was given."""
    return text[1:] if _MARKED.match(text) else text


def csv_bytes(sheet: Sheet) -> bytes:
    """Return the list as one CSV file; every text is quoted, figures are not.

    Lines above and below the list are left out: a table that programs read has nothing else in it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([guard(column.title) for column in sheet.columns])
    for row in sheet.rows:
        cells = row.cells if isinstance(row, Ranked) else row
        writer.writerow([_cell(value) for value in cells])
    return BOM + text.getvalue().encode("utf-8", "replace")


def _cell(value: Cell) -> str | Decimal | int:
    match value:
        case None:
            return ""
        case dt.datetime():
            return f"{value:%Y-%m-%d %H:%M:%S}"
        case dt.date():
            return value.isoformat()
        case str():
            return guard(value)
    return value
