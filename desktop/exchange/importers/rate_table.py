"""Read a table of exchange rates from a file; what cannot be read is listed, never guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.days import parse_day
from desktop.domain.errors import UserError
from desktop.domain.folding import fold
from desktop.domain.ledger.rates.table import NewRate, clean_rate
from desktop.exchange.importers.tabular.grid import Cell, GridRow
from desktop.exchange.importers.tabular.read import read_tabular

MOST_ROWS: Final = 20_000

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        fold(word): column
        for column, words in {
            "currency": ("currency", "\u0627\u0644\u0639\u0645\u0644\u0629"),
            "day": (
                "day",
                "date",
                "\u0627\u0644\u064a\u0648\u0645",
                "\u0627\u0644\u062a\u0627\u0631\u064a\u062e",
            ),
            "rate": ("rate", "\u0627\u0644\u0633\u0639\u0631"),
            "source": ("source", "\u0627\u0644\u0645\u0635\u062f\u0631"),
        }.items()
        for word in words
    }
)
"""Headings as they are written, and the columns they mean."""
_COLUMN_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unknown-currency": "currency",
        "rate-own-currency": "currency",
        "rates-day": "day",
        "rate-source-empty": "source",
        "text-control": "source",
        "text-reorders": "source",
    }
)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken in: its number in the file (the heading is 1), where, and why."""

    row: int
    column: str
    reason: UserError


@dataclass(frozen=True, slots=True)
class ReadRates:
    """The rates of a file with their rows, and the rows that cannot be read."""

    rates: tuple[tuple[int, NewRate], ...]
    bad: tuple[BadRow, ...]


def read_rates(path: Path, base: Currency, source: str, today: dt.date) -> ReadRates:
    """Return the rates of a CSV file or of the first sheet of a workbook.

    `source` is taken where a row has none. Raises UserError as `read_tabular` does,
    `rates-column-missing` or `rates-too-many`; a fault of one row is a `BadRow`.
    """
    read = read_tabular(path)
    rows = next(grid.rows for grid in read.grids if grid.rows)
    if len(rows) > MOST_ROWS:
        raise UserError("rates-too-many", file=path.name, most=MOST_ROWS)
    columns = _columns(rows[0], path.name)
    rates: list[tuple[int, NewRate]] = []
    bad: list[BadRow] = []
    for row in rows[1:]:
        cells = {column: row.cell(at) for column, at in columns.items()}
        try:
            rates.append((row.number, _rate(cells, base, source, today)))
        except UserError as error:
            bad.append(BadRow(row.number, _COLUMN_OF.get(error.key, "rate"), error))
    return ReadRates(tuple(rates), tuple(bad))


def _columns(heading: GridRow, file: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(heading.cells):
        column = _NAMES.get(fold(_text(cell)))
        if column is not None:
            found.setdefault(column, at)
    for needed in ("currency", "day", "rate"):
        if needed not in found:
            raise UserError("rates-column-missing", file=file, column=needed)
    return found


def _rate(cells: Mapping[str, Cell], base: Currency, source: str, today: dt.date) -> NewRate:
    day = _day(cells.get("day"), today)
    said = _text(cells.get("source")) or source
    return clean_rate(
        NewRate(_text(cells.get("currency")), day, _text(cells.get("rate")), said), base
    )


def _day(cell: Cell, today: dt.date) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    typed = _text(cell)
    if not typed[:1].isdigit():  # a file says no “today”, and no steps from it
        raise UserError("rates-day", text=typed)
    try:
        return parse_day(typed, today)
    except UserError as error:
        raise UserError("rates-day", text=typed) from error


def _text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return "" if cell is None else str(cell).strip()
