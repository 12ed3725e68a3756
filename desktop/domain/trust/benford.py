"""Benford's law: how often each first digit stands in amounts that nobody made up.

Amounts that grow out of many causes begin with 1 in 30 cases of 100, with 9 in fewer than 5.
Invented amounts seldom do. The mean absolute deviation is judged as Nigrini proposed (Forensic
Analytics, 2012); a small sample strays from the law by chance alone, so below `LEAST` no verdict
is given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

DIGITS: Final = tuple(range(1, 10))
EXPECTED: Final = tuple(math.log10(1 + 1 / digit) for digit in DIGITS)
"""The share of each digit, 1 to 9."""
LEAST: Final = 300
"""Amounts below which chance alone explains the picture."""
CHI_SQUARE_LIMIT: Final = 15.507
"""Eight degrees of freedom, five cases in a hundred."""
_Z_LIMIT: Final = 2.576
"""One case in a hundred for one digit."""
_CLOSE: Final = 0.006
_ACCEPTABLE: Final = 0.012
_MARGINAL: Final = 0.015


class Conformity(Enum):
    """How well the first digits fit."""

    TOO_FEW = "too_few"
    CLOSE = "close"
    ACCEPTABLE = "acceptable"
    MARGINAL = "marginal"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Benford:
    """How often each first digit stands there: `counts` for 1 to 9, in order."""

    counts: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many amounts were looked at."""
        return sum(self.counts)

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of each digit; zeros where there is nothing."""
        return tuple(count / self.size if self.size else 0.0 for count in self.counts)

    @property
    def chi_square(self) -> float:
        """The sum over all digits of (found - expected) squared over expected."""
        if not self.size:
            return 0.0
        pairs = zip(self.counts, EXPECTED, strict=True)
        return sum((count - self.size * p) ** 2 / (self.size * p) for count, p in pairs)

    @property
    def deviation(self) -> float:
        """The mean absolute deviation of the shares (MAD)."""
        pairs = zip(self.shares, EXPECTED, strict=True)
        return sum(abs(share - p) for share, p in pairs) / len(DIGITS) if self.size else 0.0

    def conformity(self, least: int = LEAST) -> Conformity:
        """Return how well it fits; no verdict below `least` amounts."""
        if self.size < least:
            return Conformity.TOO_FEW
        for limit, verdict in (
            (_CLOSE, Conformity.CLOSE),
            (_ACCEPTABLE, Conformity.ACCEPTABLE),
            (_MARGINAL, Conformity.MARGINAL),
        ):
            if self.deviation <= limit:
                return verdict
        return Conformity.OFF

    def too_many(self, least: int = LEAST) -> tuple[int, ...]:
        """Return the digits that stand there far more often than chance allows.

        None while the whole fits: among nine digits one strays now and then by itself.
        """
        fits = self.conformity(least) is not Conformity.OFF
        if fits or self.chi_square <= CHI_SQUARE_LIMIT:
            return ()
        return tuple(digit for digit in DIGITS if self._z(digit) > _Z_LIMIT)

    def _z(self, digit: int) -> float:
        """Return by how many standard errors the digit is above its share (with correction)."""
        expected = EXPECTED[digit - 1]
        over = self.counts[digit - 1] / self.size - expected - 1 / (2 * self.size)
        return over / math.sqrt(expected * (1 - expected) / self.size)


def first_digit(amount: int) -> int:
    """Return the first digit of an amount in minor units, 1 to 9; ValueError for zero."""
    rest = abs(amount)
    if not rest:
        raise ValueError("zero has no first digit")
    return int(str(rest)[0])


def count_digits(amounts: Iterable[int]) -> Benford:
    """Count the first digits of `amounts`; zeros are left out."""
    counts = [0] * len(DIGITS)
    for amount in amounts:
        if amount:
            counts[first_digit(amount) - 1] += 1
    return Benford(tuple(counts))
