"""A table as CSV and as JSON, piece by piece: rows stream, and nothing is held."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from desktop.exchange.exporters.csv_sheet import BOM, guard

Value = str | int | None
"""A cell for programs: amounts as decimal text, days and moments as ISO text."""

_AT_ONCE: Final = 500


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Yield RFC 4180 CSV with a byte order mark; no text in it is ever computed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    yield BOM
    writer.writerow(columns)
    for count, row in enumerate(rows, 1):
        writer.writerow([_guarded(value) for value in row])
        if count % _AT_ONCE == 0:
            yield _taken(text)
    yield _taken(text)


def json_pieces(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Yield a JSON array of one object for each row, one row a line."""
    text = io.StringIO()
    text.write("[")
    for count, row in enumerate(rows):
        text.write(",\n" if count else "\n")
        json.dump(dict(zip(columns, row, strict=True)), text, ensure_ascii=False)
        if count % _AT_ONCE == 0:
            yield _taken(text)
    text.write("\n]\n")
    yield _taken(text)


def _guarded(value: Value) -> Value:
    """Leave figures alone: a minus before digits is no formula."""
    if not isinstance(value, str) or _is_figure(value):
        return value
    return guard(value)


def _is_figure(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal() and text.isascii()


def _taken(text: io.StringIO) -> bytes:
    made = text.getvalue().encode("utf-8", "replace")
    text.seek(0)
    text.truncate()
    return made
