"""Numbers as journals write them, in every digit set, into exact integers; never a guess."""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.digits import ARABIC_COMMA, ARABIC_DECIMAL, ARABIC_GROUP, western
from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal.place import Place

SPACES: Final = " \u00a0\u2009\u202f"
MARKS: Final = f".,'\u2019{ARABIC_DECIMAL}{ARABIC_GROUP}{ARABIC_COMMA}{SPACES}"
MOST_DIGITS: Final = 40

_PARTS: Final = re.compile(f"([{re.escape(MARKS)}])")


def read_number(text: str, decimal_mark: str | None, at: Place) -> tuple[int, int]:
    """Return (digits, scale): the number is digits / 10**scale.

    `decimal_mark` is "." or "," where the journal declares it, else None: then a lone comma before
    exactly three digits is refused, because ledger and hledger read it differently.
    """
    plain = western(text)
    if len(plain) > MOST_DIGITS:
        raise UserError("journal-number-too-long", file=at.file, line=at.line, text=at.text)
    if plain.isascii() and plain.isdigit():
        return int(plain), 0
    whole, point, fraction = plain.partition(".")
    if point and decimal_mark != "," and (whole + fraction).isdigit() and plain.isascii():
        return int(whole + fraction), len(fraction)
    return _marked(plain, decimal_mark, at)


def _marked(plain: str, decimal_mark: str | None, at: Place) -> tuple[int, int]:
    """Read a number with groups or a mark other than a lone point."""
    pieces = _PARTS.split(plain)
    digits, marks = pieces[0::2], pieces[1::2]
    point = _decimal_position(digits, marks, decimal_mark, at)
    parts = digits if point is None else digits[: point + 1]
    fraction = "" if point is None else digits[point + 1]
    groups = marks if point is None else marks[:point]
    joined = "".join(parts) + fraction
    if not _grouped(parts, groups) or not (joined.isascii() and joined.isdigit()):
        raise UserError("journal-amount-not-understood", file=at.file, line=at.line, text=at.text)
    return int(joined), len(fraction)


def _decimal_position(
    digits: list[str], marks: list[str], declared: str | None, at: Place
) -> int | None:
    """Return which of `marks` is the decimal point (always the last), None where none is."""
    last = len(marks) - 1
    mark = marks[last]
    if ARABIC_DECIMAL in marks or declared in marks:
        sought = ARABIC_DECIMAL if ARABIC_DECIMAL in marks else declared
        if mark != sought or marks.count(mark) > 1:
            raise UserError(
                "journal-amount-not-understood", file=at.file, line=at.line, text=at.text
            )
        return last
    if declared is not None or mark not in ".,":
        return None
    if len(set(marks)) > 1:
        return last
    if len(marks) > 1:
        return None
    if mark == "," and len(digits[1]) == 3 and 1 <= len(digits[0]) <= 3 and int(digits[0] or 1):
        raise UserError("journal-amount-ambiguous", file=at.file, line=at.line, text=at.text)
    return last


def _grouped(whole: list[str], groups: list[str]) -> bool:
    """Whether the digits stand in complete groups of three, or the Indian 12,34,567."""
    if not groups:
        return True
    if len(set(groups)) > 1:
        return False
    first, *middle, last = (len(part) for part in whole)
    if last != 3 or first == 0:
        return False
    by_three = first <= 3 and all(size == 3 for size in middle)
    return by_three or (first <= 2 and bool(middle) and all(size == 2 for size in middle))
