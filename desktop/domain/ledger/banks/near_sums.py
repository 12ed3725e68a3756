"""Find several lines near a day that together make the amount of one line of the other side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from desktop.domain.ledger.banks.subset_sum import Steps, subsets

_TOGETHER: Final = 7
"""Days: slips that one deposit brings to the bank are of one week."""
_NEAREST: Final = 24
_STEPS: Final = 20_000


class Side:
    """One side's lines in order of day, of which several may make one of the other side."""

    def __init__(self, days: Sequence[int], amounts: Sequence[int], free: list[bool]) -> None:
        self.days, self.amounts, self.free = days, amounts, free
        self._order = sorted(range(len(days)), key=days.__getitem__)
        self._sorted = [days[at] for at in self._order]

    def parts_of(self, amount: int, day: int) -> tuple[int, ...]:
        """Return two lines or more near a day that make `amount`, the fewest; () where none do."""
        low = bisect_left(self._sorted, day - _TOGETHER)
        high = bisect_right(self._sorted, day + _TOGETHER)
        near = [
            at
            for at in self._order[low:high]
            if self.free[at]
            and (self.amounts[at] > 0) == (amount > 0)
            and abs(self.amounts[at]) < abs(amount)
        ]
        by_day: dict[int, list[int]] = defaultdict(list)
        for at in near:
            by_day[self.days[at]].append(at)
        for lines in by_day.values():
            if len(lines) > 1 and sum(self.amounts[at] for at in lines) == amount:
                return tuple(lines)
        near.sort(key=lambda at: abs(self.days[at] - day))
        near = near[:_NEAREST]
        found = subsets([abs(self.amounts[at]) for at in near], abs(amount), Steps(_STEPS))
        return tuple(near[at] for at in found)
