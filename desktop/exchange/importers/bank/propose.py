"""Propose how the columns of a bank's file are to be read, from its headings and its cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.cells import (
    Cell,
    amount_in,
    day_in,
    day_orders,
    decimal_signs,
    plain,
)
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign, Layout, Means
from desktop.exchange.importers.bank.headings import heading_means
from desktop.exchange.importers.tabular.grid import Grid, GridRow

_LOOKED_AT: Final = 30
"""Rows above which headings may stand."""
_SAMPLE: Final = 400


def propose_layout(grid: Grid, currency: Currency) -> Layout:
    """Return the likeliest layout; what cannot be told stays open in it.

    The order of days and the sign of decimals are only said where the cells leave one reading.
    """
    head, columns = _heading_row(grid)
    if head is None:
        header = _above_lines(grid)
        columns = _by_cells([row for row in grid.rows if row.number > header], currency)
    else:
        header = head.number
    body = [row for row in grid.rows if row.number > header][:_SAMPLE]
    days = day_orders(_texts(body, columns, Means.DAY))
    amounts = [
        plain(text)
        for means in (Means.AMOUNT, Means.DEBIT, Means.CREDIT, Means.BALANCE)
        for text in _texts(body, columns, means)
    ]
    signs = decimal_signs(amounts)
    marked = any("." in text or "," in text for text in amounts)
    return Layout(
        columns=columns,
        header=header,
        days=next(iter(days)) if len(days) == 1 else _no_days(days, body, columns),
        decimal=next(iter(signs)) if len(signs) == 1 else (None if marked else DecimalSign.POINT),
        headings=() if head is None else headings_of(head),
    )


def headings_of(row: GridRow) -> tuple[str, ...]:
    """Return the headings that a row holds, by which a saved layout is known again."""
    return tuple("" if cell is None else str(cell) for cell in row.cells)


def _no_days(
    days: set[DayOrder], body: Sequence[GridRow], columns: Mapping[Means, int]
) -> DayOrder | None:
    """Where no cell is text (a workbook's own days) every order will do; else a person says."""
    written = any(_texts(body, columns, Means.DAY))
    return DayOrder.DAY_FIRST if days == set(DayOrder) and not written else None


def _heading_row(grid: Grid) -> tuple[GridRow | None, dict[Means, int]]:
    best: tuple[GridRow | None, dict[Means, int]] = (None, {})
    for row in grid.rows[:_LOOKED_AT]:
        columns = _means_of(row)
        if len(columns) > len(best[1]):
            best = (row, columns)
    amounts = {Means.AMOUNT, Means.DEBIT, Means.CREDIT} & best[1].keys()
    return best if Means.DAY in best[1] and amounts else (None, {})


def _means_of(row: GridRow) -> dict[Means, int]:
    columns: dict[Means, int] = {}
    for at, cell in enumerate(row.cells):
        means = heading_means(cell) if isinstance(cell, str) else None
        if means is not None:
            columns.setdefault(means, at)
    if Means.AMOUNT in columns and {Means.DEBIT, Means.CREDIT} <= columns.keys():
        del columns[Means.AMOUNT]
    elif Means.AMOUNT in columns:
        columns.pop(Means.DEBIT, None)
        columns.pop(Means.CREDIT, None)
    return columns


def _above_lines(grid: Grid) -> int:
    """Return the number of the last row above the first that holds a day, 0 where there is none."""
    above = 0
    for row in grid.rows[:_LOOKED_AT]:
        if any(_is_day(cell) for cell in row.cells):
            return above
        above = row.number
    return 0


def _by_cells(body: Sequence[GridRow], currency: Currency) -> dict[Means, int]:
    """Return what columns hold by their cells alone: the first with days, the ones with amounts."""
    sample = body[:_SAMPLE]
    width = max((len(row.cells) for row in sample), default=0)
    columns: dict[Means, int] = {}
    amounts: list[int] = []
    texts: list[tuple[int, int]] = []
    for at in range(width):
        cells = [row.cell(at) for row in sample if row.cell(at) is not None]
        if not cells:
            continue
        if Means.DAY not in columns and all(_is_day(cell) for cell in cells):
            columns[Means.DAY] = at
        elif all(_is_amount(cell, currency) for cell in cells):
            amounts.append(at)
        elif not all(_is_day(cell) for cell in cells):
            texts.append((sum(len(str(cell)) for cell in cells), at))
    if texts:
        columns[Means.DESCRIPTION] = max(texts)[1]
    if len(amounts) == 3:
        columns |= dict(zip((Means.DEBIT, Means.CREDIT, Means.BALANCE), amounts, strict=True))
    elif amounts:
        columns[Means.AMOUNT] = amounts[0]
        if len(amounts) == 2:
            columns[Means.BALANCE] = amounts[1]
    return columns


def _is_day(cell: Cell) -> bool:
    try:
        day_in(cell, DayOrder.DAY_FIRST)
    except UserError as error:
        return error.key == "cell-day-none"
    return isinstance(cell, dt.date | str)


def _is_amount(cell: Cell, currency: Currency) -> bool:
    for sign in DecimalSign:
        try:
            return amount_in(cell, sign, currency) is not None
        except UserError:
            continue
    return False


def _texts(body: Sequence[GridRow], columns: Mapping[Means, int], means: Means) -> Iterator[str]:
    at = columns.get(means)
    if at is not None:
        yield from (cell for row in body if isinstance(cell := row.cell(at), str))
