"""Read budgets back from a workbook: every cell is taken as it is, or named with its reason."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from openpyxl import load_workbook

from desktop.domain.codes import spelled_code
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.exchange.budget_sheet import (
    ACCOUNT,
    BRANCH,
    COLUMNS_ROW,
    FIRST_MONTH,
    FIRST_ROW,
    FUND,
    KEY,
    MARK,
    OURS,
    PROJECT,
    Problem,
    ReadRow,
    ReadSheet,
    column_names,
    row_key,
)
from desktop.exchange.importers.tabular.grid import Cell, Grid, GridRow, column_letter
from desktop.exchange.importers.tabular.read import tabular_of

_NOISE: Final = Decimal("1e-6")
"""How far, in minor units, a computed value may be from a whole one: binary fractions."""


def read_budgets(data: bytes, file: str, currency: Currency) -> tuple[ReadSheet, ...]:
    """Return the budgets of a workbook.

    Raises UserError as `tabular_of` does, `budget-workbook-none`, `budget-workbook-currency` or
    `budget-workbook-shape` (columns were moved).
    """
    grids = [grid for grid in tabular_of(data, file).grids if _first(grid) == MARK]
    if not grids:
        raise UserError("budget-workbook-none", file=file)
    uncomputed = _uncomputed(data, {grid.name for grid in grids})
    return tuple(_sheet(grid, file, currency, uncomputed[grid.name]) for grid in grids)


def _first(grid: Grid) -> Cell:
    return grid.rows[0].cell(0) if grid.rows and grid.rows[0].number == 1 else None


def _sheet(grid: Grid, file: str, currency: Currency, empty: set[tuple[int, int]]) -> ReadSheet:
    rows = {row.number: row for row in grid.rows}
    _, code, year, given = (_word(rows[at].cell(KEY)) if at in rows else "" for at in range(1, 5))
    if given != currency.code:
        raise UserError("budget-workbook-currency", file=file, given=given, currency=currency.code)
    columns = rows[COLUMNS_ROW].cells if COLUMNS_ROW in rows else ()
    months = len(columns) - FIRST_MONTH - 1
    if months < 1 or tuple(map(_word, columns)) != column_names(months):
        raise UserError("budget-workbook-shape", file=file, sheet=grid.name)
    reader = _RowReader(grid.name, months, currency, empty)
    taken = [
        row
        for number in sorted(rows)
        if number >= FIRST_ROW and (row := reader.row(rows[number])) is not None
    ]
    return ReadSheet(grid.name, code, year, tuple(taken), tuple(reader.problems))


class _BadCellError(Exception):
    """What is wrong in the column `at`."""

    def __init__(self, at: int, error: UserError) -> None:
        super().__init__(at, error)
        self.at = at
        self.error = error


class _RowReader:
    """Reads rows and gathers what is wrong with them."""

    def __init__(
        self, sheet: str, months: int, currency: Currency, empty: set[tuple[int, int]]
    ) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._months = range(FIRST_MONTH, FIRST_MONTH + months)
        self._currency = currency
        self._empty = empty
        self._seen: set[str] = set()

    def row(self, row: GridRow) -> ReadRow | None:
        """Return a row of the budget, None for headings, totals, empty rows and bad ones."""
        if row.cell(KEY) == OURS:
            return None
        try:
            codes = self._codes(row)
        except _BadCellError as bad:
            self._tell(row, bad)
            return None
        amounts = [] if codes is None else [self._amount(row, at) for at in self._months]
        if codes is None or None in amounts:
            return None
        return ReadRow(row.number, *codes, tuple(each or 0 for each in amounts))

    def _codes(self, row: GridRow) -> tuple[str, str, str, str] | None:
        """Return the codes of account, fund, project and branch, None for an empty row."""
        key = _word(row.cell(KEY))
        account, fund, project, branch = (_code(row, at) for at in (ACCOUNT, FUND, PROJECT, BRANCH))
        made = row_key(account, fund, project, branch)
        if key and key != made:
            raise _BadCellError(ACCOUNT, UserError("budget-row-key-changed", before=key))
        if not account:
            if fund or project or branch or self._any_month(row):
                raise _BadCellError(ACCOUNT, UserError("budget-row-no-account"))
            return None
        if made in self._seen:
            raise _BadCellError(ACCOUNT, UserError("budget-row-twice", account=account))
        self._seen.add(made)
        return account, fund, project, branch

    def _any_month(self, row: GridRow) -> bool:
        return any(
            row.cell(at) is not None or (row.number, at) in self._empty for at in self._months
        )

    def _amount(self, row: GridRow, at: int) -> int | None:
        """Return minor units; None where the cell was named as a problem."""
        if (row.number, at) in self._empty:
            self._tell(row, _BadCellError(at, UserError("budget-row-uncomputed")))
            return None
        try:
            return _minor(row.cell(at), at, self._currency)
        except _BadCellError as bad:
            self._tell(row, bad)
            return None

    def _tell(self, row: GridRow, bad: _BadCellError) -> None:
        self.problems.append(Problem(self._sheet, row.number, column_letter(bad.at), bad.error))


def _code(row: GridRow, at: int) -> str:
    try:
        return spelled_code(_word(row.cell(at)))
    except UserError as error:
        raise _BadCellError(at, UserError("budget-row-code")) from error


def _minor(cell: Cell, at: int, currency: Currency) -> int:
    """Return the minor units of a cell; an empty one is nothing. Raises _BadCellError."""
    if cell is None:
        return 0
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal):
        raise _BadCellError(at, UserError("budget-row-text", value=_shown(cell)))
    exact = Decimal(cell).scaleb(currency.exponent)
    if exact > LARGEST_AMOUNT:
        raise _BadCellError(at, UserError("budget-row-large", value=_shown(cell)))
    minor = exact.to_integral_value()
    if abs(exact - minor) > _NOISE:
        most = currency.exponent
        raise _BadCellError(at, UserError("budget-row-decimals", value=_shown(cell), most=most))
    if minor < 0:
        raise _BadCellError(at, UserError("budget-row-negative", value=_shown(cell)))
    return int(minor)


def _word(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _shown(cell: Cell) -> str:
    shown = "".join(each for each in str(cell) if each.isprintable())
    return shown[:40]


def _uncomputed(data: bytes, names: set[str]) -> dict[str, set[tuple[int, int]]]:
    """Return the (row, column from 0) of formulas that were never computed, by sheet.

    The caps were held when the file was read first.
    """
    formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        return {name: set(_empty_formulas(formulas[name], values[name])) for name in sorted(names)}
    finally:
        formulas.close()
        values.close()


def _empty_formulas(formulas: Any, values: Any) -> Iterator[tuple[int, int]]:
    for sheet in (formulas, values):
        sheet.reset_dimensions()
    pairs = zip(formulas.iter_rows(), values.iter_rows(values_only=True), strict=False)
    for number, (row, computed) in enumerate(pairs, 1):
        for at, cell in enumerate(row):
            if cell.data_type == "f" and (at >= len(computed) or computed[at] is None):
                yield number, at
