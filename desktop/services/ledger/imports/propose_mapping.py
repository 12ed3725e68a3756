"""Guess from headings what the columns of a table mean; the person looks at it and mends it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from desktop import resources
from desktop.domain.folding import fold
from desktop.domain.ledger.imports.cells import text_of
from desktop.domain.ledger.imports.mapping import (
    DayOrder,
    DecimalSign,
    Meaning,
    TableKind,
    TableMapping,
)
from desktop.exchange.importers.tabular.grid import Grid, GridRow, Tabular

_WORDS: Final = "import/table-headings.json"
_LOOKED_AT: Final = 15
"""Rows from the top among which the headings are looked for."""
_SAMPLE: Final = 200


@cache
def _headings() -> Mapping[str, Meaning]:
    said = json.loads(resources.path(_WORDS).read_bytes())["headings"]
    return {
        _folded(heading): Meaning(meaning) for meaning, words in said.items() for heading in words
    }


def _folded(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .:*")


def propose_mapping(table: Tabular, kind: TableKind, day: dt.date | None = None) -> TableMapping:
    """Return the best reading of the first sheet that has headings; its columns may be none.

    How days and amounts are written is told from the cells where only one way fits.
    """
    grid, row, columns = max(
        ((grid, *_best_row(grid)) for grid in table.grids),
        key=lambda each: len(each[2]),
    )
    body = [each for each in grid.rows if each.number > row][:_SAMPLE]
    found = TableMapping(kind, columns, grid.name, row, day=day)
    return TableMapping(
        kind,
        columns,
        grid.name,
        row,
        _day_order(body, found.place(Meaning.DAY)),
        _decimal_sign(body, [at for at, meant in columns if meant in _AMOUNTS]),
        day=day,
    )


_AMOUNTS: Final = frozenset({Meaning.DEBIT, Meaning.CREDIT, Meaning.AMOUNT})


def _best_row(grid: Grid) -> tuple[int, tuple[tuple[int, Meaning], ...]]:
    best: tuple[int, tuple[tuple[int, Meaning], ...]] = (0, ())
    for row in grid.rows[:_LOOKED_AT]:
        columns = _read_headings(row)
        if len(columns) > len(best[1]):
            best = (row.number, columns)
    return best


def _read_headings(row: GridRow) -> tuple[tuple[int, Meaning], ...]:
    found: dict[Meaning, int] = {}
    for at, cell in enumerate(row.cells):
        meaning = _headings().get(_folded(text_of(cell))) if isinstance(cell, str) else None
        if meaning is not None:
            found.setdefault(meaning, at)
    if Meaning.DEBIT in found or Meaning.CREDIT in found:
        found.pop(Meaning.AMOUNT, None)
    return tuple(sorted((at, meaning) for meaning, at in found.items()))


def _day_order(body: list[GridRow], at: int | None) -> DayOrder:
    """Return the only order in which every written day exists, day first where several do."""
    parts = [
        [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
        for row in body
        if at is not None and isinstance(row.cell(at), str)
        for text in [text_of(row.cell(at)).partition(" ")[0]]
        if text.replace("/", "-").replace(".", "-").replace("-", "").isdecimal()
    ]
    three = [each for each in parts if len(each) == 3]
    if not three or all(each[0] > 31 for each in three):
        return DayOrder.YEAR_FIRST
    if any(each[1] > 12 for each in three) and all(each[0] <= 12 for each in three):
        return DayOrder.MONTH_FIRST
    return DayOrder.DAY_FIRST


def _decimal_sign(body: list[GridRow], places: list[int]) -> DecimalSign:
    """Return COMMA where some written amount ends in a comma with one, two or four digits."""
    for row in body:
        for at in places:
            cell = row.cell(at)
            if not isinstance(cell, str):
                continue
            after = text_of(cell).strip("()-").rpartition(",")
            if after[1] and after[2].isdecimal() and len(after[2]) != 3 and "." not in after[2]:
                return DecimalSign.COMMA
    return DecimalSign.POINT
