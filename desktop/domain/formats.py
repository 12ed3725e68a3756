"""How amounts and days are written: pinned here, because ICU, CLDR and glibc disagree on ar_LY.

Screens, PDFs and the command line share these; none of them asks the ambient locale.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.digits import Digits, show_digits, show_number


class DayStyle(StrEnum):
    """How a day is shown: a setting of the organisation."""

    ISO = "iso"
    DAY_FIRST = "day-first"


def format_amount(
    minor: int,
    currency: Currency,
    *,
    digits: Digits = Digits.WESTERN,
    group: bool = True,
) -> str:
    """Return minor units for people: LYD -1250000 is "-1,250.000"; the minus leads, always."""
    whole, rest = divmod(abs(minor), currency.scale)
    sign = "-" if minor < 0 else ""
    number = f"{whole:,}" if group else str(whole)
    decimals = f".{rest:0{currency.exponent}d}" if currency.exponent else ""
    number = f"{sign}{number}{decimals}"
    return number if digits is Digits.WESTERN else show_number(number, digits)


def decimal_text(minor: int, currency: Currency) -> str:
    """Return minor units for machines: USD 640844 is "6408.44", JPY 7 is "7"; no grouping."""
    return format_amount(minor, currency, group=False)


_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?")


def parse_decimal_text(text: str, currency: Currency) -> int:
    """Return the minor units that `decimal_text` wrote; ValueError for anything it never writes.

    Strict on purpose: every decimal present, no "-0", no plus, no blanks.
    """
    found = _DECIMAL.fullmatch(text)
    if found is None or len(found[1] or "") != currency.exponent:
        raise ValueError(f"not an amount in {currency.code}: {text!r}")
    minor = int(text.replace(".", ""))
    if minor == 0 and text.startswith("-"):
        raise ValueError(f"minus zero: {text!r}")
    return minor


def format_day(
    day: date,
    *,
    style: DayStyle = DayStyle.ISO,
    digits: Digits = Digits.WESTERN,
) -> str:
    """Return a day for people: "2025-03-15" or "15/03/2025"; to be shown left to right."""
    if style is DayStyle.ISO:
        text = day.isoformat()
    else:
        text = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return show_digits(text, digits)
