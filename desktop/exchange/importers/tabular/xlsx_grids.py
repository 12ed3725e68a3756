"""The sheets of a workbook as grids; sizes are looked at before anything is unpacked."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from openpyxl import load_workbook

from desktop.domain.errors import UserError
from desktop.exchange.importers.tabular.grid import Cell, Grid, GridRow
from desktop.exchange.importers.tabular.limits import (
    LARGEST_UNPACKED,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_SHEETS,
    SMALL_PART,
    STEEPEST,
)

_WORKBOOK: Final = "xl/workbook.xml"
_MANY_EMPTY: Final = 10_000
"""Empty rows in a run after which a sheet is taken to have ended: some files claim a million."""
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEAD: Final = 4096
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What opening and unpacking a broken file raises (found by fuzzing)."""


def xlsx_grids(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets; of a formula the value that was last computed.

    Numbers become `Decimal` by their shortest text, whole ones `int`; nothing is a float. Raises
    UserError as `read_tabular` does.
    """
    _refuse_bombs(data, name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            sheets = book.worksheets[:MOST_SHEETS]
            return tuple(Grid(sheet.title, tuple(_rows(sheet, name))) for sheet in sheets)
        finally:
            book.close()
    except UserError:
        raise
    except Exception as error:  # the library raises whatever the file makes it stumble over
        raise UserError("table-not-workbook", file=name) from error


def _refuse_bombs(data: bytes, name: str) -> None:
    """Refuse what unpacks to too much, what is no workbook, and what declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            parts = pack.infolist()
            names = {part.filename for part in parts}
            if _WORKBOOK not in names:
                raise UserError("table-not-workbook", file=name)
            steep = any(
                part.file_size > SMALL_PART
                and part.file_size > STEEPEST * max(part.compress_size, 1)
                for part in parts
            )
            total = sum(part.file_size for part in parts)
            if steep or len(parts) > MOST_PARTS or total > LARGEST_UNPACKED:
                raise UserError("table-too-large", file=name, megabytes=LARGEST_UNPACKED // 1024**2)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with pack.open(part) as inside:
                        if _ENTITY.search(inside.read(_HEAD)):
                            raise UserError("table-not-workbook", file=name)
    except _BROKEN as error:
        raise UserError("table-not-workbook", file=name) from error


def _rows(sheet: Any, name: str) -> Iterator[GridRow]:
    empty = kept = 0
    for number, values in enumerate(_values(sheet), 1):
        cells = tuple(_cell(value) for value in values[:MOST_COLUMNS])
        while cells and cells[-1] is None:
            cells = cells[:-1]
        if any(value is not None for value in values[MOST_COLUMNS:]):
            raise UserError("table-too-many-columns", file=name, row=number, most=MOST_COLUMNS)
        if not cells:
            empty += 1
            if empty > _MANY_EMPTY:
                return
            continue
        empty, kept = 0, kept + 1
        if kept > MOST_ROWS:
            raise UserError("table-too-many-rows", file=name, most=MOST_ROWS)
        if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
            raise UserError("table-cell-too-long", file=name, row=number)
        yield GridRow(number, cells)


def _values(sheet: Any) -> Iterable[tuple[Any, ...]]:
    """Yield the rows; a claimed size is not believed, for some writers claim one cell."""
    sheet.reset_dimensions()
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    return rows


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time() and value.tzinfo is None
        return value.date() if midnight else value
    if isinstance(value, dt.date):
        return value
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    number = Decimal(str(value))
    whole = number == number.to_integral_value() and abs(number) < 10**15
    return int(number) if whole else number
