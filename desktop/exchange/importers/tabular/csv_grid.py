"""A CSV file as a grid: its encoding and delimiter are found, nothing in it is explained yet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange.importers.tabular.grid import Grid, GridRow, Tabular
from desktop.exchange.importers.tabular.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

_DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 50
"""Rows by which the delimiter is told."""
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_ARABIC_WINDOWS: Final = "cp1256"


def csv_grid(data: bytes, name: str, digest: str) -> Tabular:
    """Return the one table of a CSV file; raises UserError as `read_tabular` does."""
    text, encoding, guessed = _decoded(data, name)
    if _BINARY.search(text):
        raise UserError("table-not-text", file=name)
    delimiter = _delimiter(text)
    rows: list[GridRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    csv.field_size_limit(LONGEST_CELL)
    try:
        for count, cells in enumerate(reader, 1):
            if count > MOST_ROWS:
                raise UserError("table-too-many-rows", file=name, most=MOST_ROWS)
            if len(cells) > MOST_COLUMNS:
                raise UserError("table-too-many-columns", file=name, row=count, most=MOST_COLUMNS)
            if any(cell.strip() for cell in cells):
                rows.append(GridRow(count, tuple(cell.strip() or None for cell in cells)))
    except csv.Error as error:
        raise UserError("table-cell-too-long", file=name, row=reader.line_num) from error
    return Tabular(name, digest, (Grid("", tuple(rows)),), encoding, delimiter, guessed)


def _decoded(data: bytes, name: str) -> tuple[str, str, bool]:
    """Return the text, the encoding, and whether that was only guessed.

    A byte order mark says it; what is valid UTF-8 is UTF-8; else it is windows-1256, in which
    Arabic Excel on an old Windows writes its CSV. That every byte means something there makes it a
    guess.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding, False
            except UnicodeDecodeError as error:
                raise UserError("table-not-text", file=name) from error
    try:
        return data.decode("utf-8-sig"), "utf-8", False
    except UnicodeDecodeError:
        return data.decode(_ARABIC_WINDOWS, errors="replace"), _ARABIC_WINDOWS, True


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first rows into the same number of cells most often."""
    sample = "".join(io.StringIO(text, newline="").readlines()[:_LOOKED_AT])

    def fitness(delimiter: str) -> tuple[int, int]:
        try:
            rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
            counts = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            return (0, 0)
        if not counts:
            return (0, 0)
        width, often = max(counts.items(), key=lambda each: (each[1], each[0]))
        return (often, width)

    return max(_DELIMITERS, key=fitness)
