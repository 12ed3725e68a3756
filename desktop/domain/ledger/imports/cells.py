"""Cells of a table as what they mean: days and amounts, exact or refused, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from desktop.domain.amounts import LIMIT, parse_amount
from desktop.domain.currency import Currency
from desktop.domain.days import FIRST_YEAR, LAST_YEAR
from desktop.domain.digits import western
from desktop.domain.errors import UserError
from desktop.domain.ledger.imports.mapping import DayOrder, DecimalSign

_DAY: Final = re.compile(r"([0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,4})(?:[ T][0-9:.]+)?")
_COMMAS: Final = str.maketrans({".": ",", ",": "."})
_MARKS: Final = "\u200e\u200f\u061c\u202a\u202b\u202c\u00a0 "

Given = str | int | Decimal | dt.date | dt.datetime | bool | None


def text_of(cell: Given) -> str:
    """Return a cell as text; a number as it is written without an exponent."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()
    return str(cell).strip(_MARKS)


def day_of(cell: Given, order: DayOrder) -> dt.date:
    """Return the day of a cell; raises UserError `import-cell-day`.

    A workbook's own day is taken as it is. A written one is read in `order` alone: 03/04/2025 is
    never tried both ways. A bare number is no day.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    found = _DAY.fullmatch(western(text_of(cell))) if isinstance(cell, str) else None
    if found is None:
        raise UserError("import-cell-day", text=text_of(cell))
    parts = [int(part) for part in found.groups()]
    if order is DayOrder.YEAR_FIRST:
        year, month, day = parts
    elif order is DayOrder.DAY_FIRST:
        day, month, year = parts
    else:
        month, day, year = parts
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError("import-cell-day", text=text_of(cell))
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise UserError("import-cell-day", text=text_of(cell)) from error


def amount_of(cell: Given, currency: Currency, sign: DecimalSign) -> int:
    """Return minor units of `currency`; an empty cell is 0.

    Raises UserError `import-cell-amount`, also for more decimals than the currency has.
    """
    if cell is None:
        return 0
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        minor = Decimal(cell) * currency.scale
        if minor != minor.to_integral_value() or abs(minor) > LIMIT:
            raise UserError("import-cell-amount", text=text_of(cell), currency=currency.code)
        return int(minor)
    text = text_of(cell)
    if not isinstance(cell, str):
        raise UserError("import-cell-amount", text=text, currency=currency.code)
    if sign is DecimalSign.COMMA:
        text = text.translate(_COMMAS)
    try:
        return parse_amount(text, currency) if text else 0
    except UserError as error:
        raise UserError("import-cell-amount", text=text_of(cell), currency=currency.code) from error
