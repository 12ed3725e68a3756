"""The recovery code: two halves of 100 random bits, as letters that survive paper and handwriting.

Each half is five groups of five characters of Crockford's base32: four carry 20 bits, the fifth
checks them. The check is linear over GF(32) with another factor at each place, so that one
mistyped character, two neighbours swapped, and two groups swapped are caught in the very group.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final

from desktop.domain.errors import UserError

HALF_BYTES: Final = 13
"""Random bytes that a half is made from; 100 of the 104 bits are used."""

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 5
LENGTH: Final = 5

_READ_AS: Final = str.maketrans("OIL", "011")
_POLYNOMIAL: Final = 0b100101
"""x^5 + x^2 + 1, which makes 0 to 31 a field."""


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """Both halves as they are printed: groups with a hyphen between them."""

    first: str = field(repr=False)
    second: str = field(repr=False)


def written(random: bytes, half: int) -> str:
    """Return half 1 or 2 of a code, made from 13 random bytes, as it is printed."""
    if len(random) != HALF_BYTES:
        raise ValueError("13 bytes make a half")
    bits = int.from_bytes(random, "big") >> 4
    groups = []
    for number in range(GROUPS):
        four = (bits >> (20 * (GROUPS - 1 - number))) & 0xFFFFF
        places = [(four >> (5 * (3 - at))) & 31 for at in range(4)]
        places.append(_check(places, half, number))
        groups.append("".join(ALPHABET[place] for place in places))
    return "-".join(groups)


def joined(first: str, second: str) -> str:
    """Return the secret that two typed halves make, in whatever order they were typed.

    Small letters, spaces, hyphens, full-width and Arabic digits do not matter, and O, I and L are
    read as 0, 1 and 1. Raises UserError `recovery-length`, `recovery-group-wrong` (fields `half`
    and `group`, from 1) or `recovery-same-half`.
    """
    typed = [_plain(text) for text in (first, second)]
    for text in typed:
        if len(text) != GROUPS * LENGTH:
            raise UserError("recovery-length", count=len(text))
    if _faults(typed[0], 2) < _faults(typed[0], 1) or _faults(typed[1], 1) < _faults(typed[1], 2):
        if _faults(typed[0], 1) == 0 or _faults(typed[1], 2) == 0:
            raise UserError("recovery-same-half")
        typed.reverse()
    for half, text in enumerate(typed, 1):
        for number, good in enumerate(_groups_good(text, half), 1):
            if not good:
                raise UserError("recovery-group-wrong", half=half, group=number)
    return "".join(typed)


def _plain(text: str) -> str:
    """Return the characters that count, as they stand in the alphabet."""
    upper = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
    digits = (str(unicodedata.decimal(one)) if one.isdecimal() else one for one in upper)
    return "".join(one for one in digits if one.isalnum())


def _groups_good(text: str, half: int) -> list[bool]:
    found = []
    for number in range(GROUPS):
        group = text[number * LENGTH : (number + 1) * LENGTH]
        places = [ALPHABET.find(one) for one in group]
        good = min(places) >= 0 and places[-1] == _check(places[:-1], half, number)
        found.append(good)
    return found


def _faults(text: str, half: int) -> int:
    return _groups_good(text, half).count(False)


def _check(places: list[int], half: int, number: int) -> int:
    """Return the check of four places: each times another power of 2, and a mark of the group."""
    check = (half - 1) * GROUPS + number + 1
    factor = 1
    for place in places:
        factor = _times(factor, 2)
        check ^= _times(place, factor)
    return check


def _times(left: int, right: int) -> int:
    """Multiply in GF(32)."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _POLYNOMIAL
        right >>= 1
    return product
