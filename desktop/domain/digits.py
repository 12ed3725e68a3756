"""The digit sets that people type and read; the one place that knows their code points."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

WESTERN_DIGITS: Final = "0123456789"
ARABIC_INDIC_DIGITS: Final = "".join(chr(0x0660 + n) for n in range(10))
EXTENDED_DIGITS: Final = "".join(chr(0x06F0 + n) for n in range(10))

ARABIC_DECIMAL: Final = "\u066b"
ARABIC_GROUP: Final = "\u066c"
ARABIC_COMMA: Final = "\u060c"
MINUS_SIGN: Final = "\u2212"


class Digits(StrEnum):
    """How numbers are shown: a setting of the organisation, never the ambient locale."""

    WESTERN = "western"
    ARABIC_INDIC = "arabic-indic"


_TO_ARABIC: Final[Mapping[int, str]] = {
    **{ord(w): a for w, a in zip(WESTERN_DIGITS, ARABIC_INDIC_DIGITS, strict=True)},
    ord("."): ARABIC_DECIMAL,
    ord(","): ARABIC_GROUP,
}
_TO_ARABIC_DIGITS_ONLY: Final[Mapping[int, str]] = {
    point: shown for point, shown in _TO_ARABIC.items() if chr(point).isdigit()
}
_TO_WESTERN: Final[Mapping[int, str]] = {
    ord(digit): str(value)
    for digits in (ARABIC_INDIC_DIGITS, EXTENDED_DIGITS)
    for value, digit in enumerate(digits)
}


def show_number(text: str, digits: Digits) -> str:
    """Return a number written in Western digits, with its point and commas, in the set `digits`."""
    return text if digits is Digits.WESTERN else text.translate(_TO_ARABIC)


def show_digits(text: str, digits: Digits) -> str:
    """Return `text` with only its Western digits written in the set `digits`."""
    return text if digits is Digits.WESTERN else text.translate(_TO_ARABIC_DIGITS_ONLY)


def western(text: str) -> str:
    """Return `text` with Arabic-Indic and extended digits written 0-9; nothing else changes."""
    return text if text.isascii() else text.translate(_TO_WESTERN)
