"""Chance that falls alike everywhere: SplitMix64 with whole numbers, the same in every Python.

The standard library does not promise the same draws from version to version; a sample book that
is compared by its hash needs that promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")

_MASK: Final = 2**64 - 1
_STEP: Final = 0x9E3779B97F4A7C15


class Dice:
    """A generator of whole numbers with its own seed (Steele, Lea and Flood 2014, SplitMix64)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def below(self, bound: int) -> int:
        """Return a number from 0 up to, but without, `bound`."""
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % bound

    def between(self, low: int, high: int) -> int:
        """Return a number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return choices[self.below(len(choices))]

    def chance(self, percent: int) -> bool:
        """Return True `percent` times in a hundred."""
        return self.below(100) < percent

    def dirhams(self, low: int, high: int) -> int:
        """Return an amount in dirhams, between `low` and a little over `high` dinars.

        Most are whole dinars, some have quarters, a few have odd dirhams, as on real vouchers.
        """
        whole, kind = self.between(low, max(low, high)), self.below(100)
        if kind < 62:
            return whole * 1000
        return whole * 1000 + (self.pick((250, 500, 750)) if kind < 86 else self.below(200) * 5)
