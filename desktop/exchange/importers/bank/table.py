"""Make a statement of the rows of a bank's file, as a layout says."""

from __future__ import annotations

import datetime as dt

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.isolates import BIDI_CONTROLS
from desktop.domain.ledger.banks.cells import Cell, amount_in, day_in
from desktop.domain.ledger.banks.layout import Layout, Means, check_layout
from desktop.domain.ledger.banks.statement import MOST_LINES, ReadStatement, StatementLine
from desktop.exchange.importers.bank.headings import heading_means
from desktop.exchange.importers.tabular.grid import Grid, GridRow

_MOVEMENTS = (Means.AMOUNT, Means.DEBIT, Means.CREDIT)
_AMOUNTS = (*_MOVEMENTS, Means.BALANCE)


def whose(grid: Grid, layout: Layout) -> tuple[str, str]:
    """Return the number and the currency of the account that the file says, "" where it does not.

    They stand in columns, or the number above the headings. Raises UserError
    `statement-two-accounts` where the file speaks of more than one.
    """
    said: list[str] = []
    for means in (Means.NUMBER, Means.CURRENCY):
        found = {
            text
            for row in grid.rows
            if row.number > layout.header and (text := _text(row, layout, means))
        }
        if len(found) > 1:
            raise UserError("statement-two-accounts", one=min(found), other=max(found))
        said.append(next(iter(found), ""))
    return said[0] or number_above(grid, layout.header), said[1]


def number_above(grid: Grid, header: int) -> str:
    """Return the number that a row above the headings calls that of the account."""
    for row in grid.rows:
        if row.number >= header:
            break
        cells = [str(cell) for cell in row.cells if cell is not None]
        for cell, after in zip(cells, (*cells[1:], ""), strict=True):
            named, _, rest = cell.partition(":")
            if heading_means(named) is Means.NUMBER:
                value = shown(rest.strip() or after, Means.NUMBER.value)
                if any(letter.isdigit() for letter in value):
                    return value
    return ""


def read_table(grid: Grid, layout: Layout, currency: Currency) -> ReadStatement:
    """Return the statement that the rows hold.

    A row without a day is no line: a total below the lines, a blank. Between two lines an amount
    without a day is refused. Raises UserError as `check_layout` and `whose` do,
    `statement-too-long`, or `statement-row` with the row, the column and the reason.
    """
    check_layout(layout)
    number, code = whose(grid, layout)
    lines: list[StatementLine] = []
    undated: int | None = None
    for row in grid.rows:
        if row.number <= layout.header:
            continue
        line = _line(row, layout, currency)
        if line is None:
            if lines and undated is None and _has_only_amount(row, layout):
                undated = row.number
            continue
        if undated is not None:  # a total stands at the end; a line whose day is missing does not
            reason = UserError("cell-day-empty")
            raise UserError("statement-row", row=undated, means=Means.DAY, reason=reason)
        if len(lines) == MOST_LINES:
            raise UserError("statement-too-long", most=MOST_LINES)
        lines.append(line)
    return ReadStatement(tuple(lines), number=number, currency=code)


def _has_only_amount(row: GridRow, layout: Layout) -> bool:
    return _cell(row, layout, Means.DAY) is None and any(
        _cell(row, layout, means) is not None for means in _MOVEMENTS
    )


def _line(row: GridRow, layout: Layout, currency: Currency) -> StatementLine | None:
    """Return the line that a row holds; None for a total, a heading, a balance, a sentence."""
    day_cell = _cell(row, layout, Means.DAY)
    if day_cell is None or (isinstance(day_cell, str) and not any(map(str.isdigit, day_cell))):
        return None
    amounts = {means: _amount(row, layout, means, currency) for means in _AMOUNTS}
    amount = _signed(row.number, amounts)
    if amount is None:
        if amounts[Means.BALANCE] is not None or not _is_day(day_cell, layout):
            return None  # the balance brought forward, or a sentence below the lines
        raise UserError("statement-row-amount", row=row.number)
    return StatementLine(
        day=_day(row.number, day_cell, layout),
        amount=amount,
        description=_text(row, layout, Means.DESCRIPTION),
        reference=_text(row, layout, Means.REFERENCE),
        balance=amounts[Means.BALANCE],
        row=row.number,
    )


def _is_day(cell: Cell, layout: Layout) -> bool:
    try:
        day_in(cell, layout.days)
    except UserError:
        return False
    return True


def _signed(number: int, amounts: dict[Means, int | None]) -> int | None:
    if amounts[Means.AMOUNT] is not None:
        return amounts[Means.AMOUNT]
    debit, credit = amounts[Means.DEBIT], amounts[Means.CREDIT]
    if debit and credit:
        raise UserError("statement-row-both", row=number)
    if debit is None and credit is None:
        return None
    # Some banks write what left the account with a minus in its own column.
    return (credit or 0) - abs(debit or 0)


def _day(number: int, cell: Cell, layout: Layout) -> dt.date:
    try:
        return day_in(cell, layout.days)
    except UserError as error:
        raise UserError("statement-row", row=number, means=Means.DAY, reason=error) from error


def _amount(row: GridRow, layout: Layout, means: Means, currency: Currency) -> int | None:
    try:
        return amount_in(_cell(row, layout, means), layout.decimal, currency)
    except UserError as error:
        raise UserError("statement-row", row=row.number, means=means, reason=error) from error


def _cell(row: GridRow, layout: Layout, means: Means) -> Cell:
    at = layout.columns.get(means)
    return None if at is None else row.cell(at)


def _text(row: GridRow, layout: Layout, means: Means) -> str:
    cell = _cell(row, layout, means)
    return "" if cell is None else shown(str(cell), means.value)


def shown(text: str, field: str) -> str:
    """Return text of a bank as it is stored: marks of direction and control characters are gone.

    They stand in what banks print, and nobody who reads a statement could mend them.
    """
    kept = "".join(
        " " if letter in BIDI_CONTROLS or not (letter.isprintable() or letter == " ") else letter
        for letter in text
    )
    return clean_name(kept, field=field)
