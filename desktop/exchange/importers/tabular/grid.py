"""A table of somebody else as it stands in the file: cells by row, nothing explained yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

Cell = str | int | Decimal | dt.date | dt.datetime | bool | None
"""What a cell holds: text as written (CSV knows nothing else), or what a workbook says it is."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row; `number` is how the file counts it, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, at: int) -> Cell:
        """Return the cell in column `at` (from 0), None beyond the end."""
        return self.cells[at] if 0 <= at < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; rows without any content are left out, and keep their numbers so."""

    name: str
    rows: tuple[GridRow, ...]

    @property
    def width(self) -> int:
        """Return how many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Tabular:
    """A file of tables: the sheets of a workbook, or the one table of a CSV file.

    `sha256` is that of the file. `encoding` and `delimiter` are how a CSV file was read ("" for a
    workbook): `guessed` says that the encoding could not be known and was taken as windows-1256.
    """

    file: str
    sha256: str
    grids: tuple[Grid, ...]
    encoding: str = ""
    delimiter: str = ""
    guessed: bool = False


def column_letter(at: int) -> str:
    """Return how a spreadsheet calls column `at` (from 0): A to Z, then AA and on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
