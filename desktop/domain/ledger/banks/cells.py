"""Read the cells of a bank's file: days and amounts exactly as the layout says, never by guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Final

from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency
from desktop.domain.days import FIRST_YEAR, LAST_YEAR
from desktop.domain.digits import western
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign

Cell = str | int | Decimal | dt.date | dt.datetime | bool | None
"""Text, or what a workbook says is a day or a number."""

_DAY: Final = re.compile(r"([0-9]{1,4})([-/. ])([0-9]{1,2})\2([0-9]{1,4})(?:[T ].*)?")
_PACKED: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMBER: Final = re.compile(
    r"(?P<minus>[-+(]?)(?P<body>[0-9][0-9.,]*|[.,][0-9]+)(?P<after>[-)]?)(?P<side>CR|DR)?",
    re.IGNORECASE,
)
_AS_SHOWN: Final = Context(prec=15)
"""A workbook keeps numbers in binary: 15 digits count, those behind them nobody ever wrote."""
_SIGNS: Final = {0x2212: "-", 0x066B: ".", 0x066C: ",", 0x060C: ",", 0x2019: None, 0x27: None}
_MARKS: Final = "\u200e\u200f\u061c\u200b\ufeff\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
_DROPPED: Final = dict.fromkeys(map(ord, f"{_MARKS} \u00a0\u202f\t"))


def plain(text: str) -> str:
    """Return a cell's text in digits 0-9, without marks of direction around it."""
    return western(text).strip().strip(_MARKS).strip()


def day_in(cell: Cell, order: DayOrder | None) -> dt.date:
    """Return the day that a cell says.

    Raises UserError `cell-day-empty`, `cell-day-form`, `cell-day-none` (no such day in the
    calendar: 31 February) or `cell-day-order` (the layout does not say in which order).
    """
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = plain("" if cell is None else str(cell))
    if not text:
        raise UserError("cell-day-empty")
    packed = _PACKED.fullmatch(text)
    if packed is not None:
        return _day(text, *map(int, packed.groups()))
    found = _DAY.fullmatch(text)
    if found is None:
        raise UserError("cell-day-form", text=text)
    return _ordered(text, found[1], int(found[3]), found[4], order)


def _ordered(text: str, first: str, second: int, third: str, order: DayOrder | None) -> dt.date:
    if len(first) == 4:
        return _day(text, int(first), second, int(third))
    if len(first) > 2 or len(third) not in {2, 4} or order is DayOrder.YEAR_FIRST:
        raise UserError("cell-day-form", text=text)
    year = int(third) + (2000 if len(third) == 2 else 0)
    if order is None:
        raise UserError("cell-day-order", text=text)
    if order is DayOrder.MONTH_FIRST:
        return _day(text, year, int(first), second)
    return _day(text, year, second, int(first))


def _day(text: str, year: int, month: int, day: int) -> dt.date:
    try:
        made = dt.date(year, month, day)
    except ValueError:
        raise UserError("cell-day-none", text=text) from None
    if not FIRST_YEAR <= made.year <= LAST_YEAR:
        raise UserError("cell-day-none", text=text)
    return made


def amount_in(cell: Cell, sign: DecimalSign | None, currency: Currency) -> int | None:
    """Return the amount in minor units that a cell says, None for an empty one.

    A trailing DR makes it negative, as a minus at either end or brackets do. Raises UserError
    `cell-amount` (text that is none, more decimals than the currency has) or `cell-decimal` (the
    layout does not say which sign stands before the decimals).
    """
    if cell is None:
        return None
    if isinstance(cell, bool | dt.date):
        raise UserError("cell-amount", text=str(cell), currency=currency.code)
    if isinstance(cell, int | Decimal):
        return _of_number(_AS_SHOWN.plus(Decimal(cell)), currency)
    if len({letter.isascii() for letter in cell if letter.isdecimal()}) > 1:
        raise UserError("cell-amount", text=cell, currency=currency.code)  # two sets of digits
    text = plain(cell)
    if not text or text in {"-", "\u2013", "\u2014"}:
        return None
    return _of_text(text, sign, currency)


def _of_text(text: str, sign: DecimalSign | None, currency: Currency) -> int:
    bare = text.translate(_SIGNS).translate(_DROPPED)
    bare = re.sub(rf"^{currency.code}|{currency.code}$", "", bare, flags=re.IGNORECASE)
    found = _NUMBER.fullmatch(bare)
    refused = UserError("cell-amount", text=text, currency=currency.code)
    if found is None:
        raise refused
    minus = found["minus"] in {"-", "("}
    negatives = minus + (found["after"] == "-") + ((found["side"] or "").upper() == "DR")
    if negatives > 1 or (found["minus"] == "(") != (found["after"] == ")"):
        raise refused
    body = found["body"]
    signs = decimal_signs([body])
    if sign is None and len(signs) != 1 and ("." in body or "," in body):
        raise UserError("cell-decimal", text=text)
    if (sign or next(iter(signs), None)) is DecimalSign.COMMA:
        body = body.translate({ord("."): ",", ord(","): "."})
    whole, mark, decimals = body.rpartition(".")
    if mark and not decimals[currency.exponent :].strip("0"):  # "5.000" of a bank that writes three
        decimals = decimals[: currency.exponent]
        body = f"{whole or '0'}.{decimals}" if decimals else whole or "0"
    try:
        value = parse_amount(body, currency)
    except UserError as error:
        raise refused from error
    return -value if negatives else value


def _of_number(number: Decimal, currency: Currency) -> int:
    minor = number.scaleb(currency.exponent) if number.is_finite() else None
    if minor is None or minor != minor.to_integral_value() or abs(minor) > 10**18:
        raise UserError("cell-amount", text=str(number), currency=currency.code)
    return int(minor)


def decimal_signs(texts: Iterable[str]) -> set[DecimalSign]:
    """Return the signs that can stand before the decimals in all of these amounts.

    "1.234,50" leaves the comma, "1,234" both: then a person has to say.
    """
    possible = {DecimalSign.POINT, DecimalSign.COMMA}
    for text in texts:
        points, commas = text.count("."), text.count(",")
        if not points and not commas:
            continue
        if points and commas:
            last = DecimalSign.POINT if text.rfind(".") > text.rfind(",") else DecimalSign.COMMA
            possible &= {last}
        elif points > 1:
            possible &= {DecimalSign.COMMA}
        elif commas > 1:
            possible &= {DecimalSign.POINT}
        else:
            mark = "." if points else ","
            whole, _, rest = text.partition(mark)
            said = DecimalSign.POINT if points else DecimalSign.COMMA
            if len(rest) != 3 or not whole or len(whole.strip("-+(")) > 3 or whole == "0":
                possible &= {said}
    return possible


def day_orders(texts: Iterable[str]) -> set[DayOrder]:
    """Return the orders in which all of these days can be read."""
    possible = set(DayOrder)
    for text in texts:
        found = _DAY.fullmatch(plain(text))
        if found is None:
            continue
        if len(found[1]) == 4:
            possible &= {DayOrder.YEAR_FIRST}
            continue
        possible -= {DayOrder.YEAR_FIRST}
        if int(found[1]) > 12:
            possible &= {DayOrder.DAY_FIRST}
        if int(found[3]) > 12:
            possible &= {DayOrder.MONTH_FIRST}
    return possible
