"""Find a few of many amounts that make a sum, within a bound of steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_PARTS: Final = 6
"""Amounts that make one sum: a deposit of more slips than these is told by a person."""


@dataclass(slots=True)
class Steps:
    """How many steps may still be taken."""

    left: int

    def take(self) -> bool:
        """Take a step; false once none is left."""
        self.left -= 1
        return self.left >= 0


def subsets(amounts: Sequence[int], total: int, steps: Steps) -> tuple[int, ...]:
    """Return the places of two to `MOST_PARTS` positive amounts that make `total`.

    Of the fewest parts, and among those the first in order, so that the answer is always the same;
    () where there are none, or where the steps end first.
    """
    order = sorted(range(len(amounts)), key=lambda at: (-amounts[at], at))
    values = [amounts[at] for at in order]
    rest = [0] * (len(values) + 1)
    for at in range(len(values) - 1, -1, -1):
        rest[at] = rest[at + 1] + values[at]
    search = _Search(values, rest, steps)
    for parts in range(2, MOST_PARTS + 1):
        found = search.choose(0, total, parts)
        if found is not None:
            return tuple(sorted(order[at] for at in found))
        if steps.left <= 0:
            break
    return ()


@dataclass(frozen=True, slots=True)
class _Search:
    """Falling values, the sum from each place on, and the steps that are left."""

    values: Sequence[int]
    rest: Sequence[int]
    steps: Steps

    def choose(self, start: int, total: int, parts: int) -> tuple[int, ...] | None:
        """Return `parts` places from `start` on that make `total`."""
        values = self.values
        for at in range(start, len(values) - parts + 1):
            value = values[at]
            if not self.steps.take() or value * parts < total or self.rest[at] < total:
                return None
            if value > total - (parts - 1):
                continue
            if parts == 1:
                if value == total:
                    return (at,)
                continue
            found = self.choose(at + 1, total - value, parts - 1)
            if found is not None:
                return (at, *found)
        return None
