"""What one version of a budget changes of another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.ledger.budgets.budget import Figure, Place


@dataclass(frozen=True, slots=True)
class Difference:
    """A place whose figures differ; a place that one version lacks has no months there."""

    place: Place
    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def amounts(self) -> tuple[int, int]:
        """The whole year before and after, in minor units."""
        return sum(self.before), sum(self.after)


def differences(before: Iterable[Figure], after: Iterable[Figure]) -> tuple[Difference, ...]:
    """Return what changed, in the order of `before`, then what is new; nothing is no figure."""
    old = {each.place: each.months for each in before if each.amount}
    new = {each.place: each.months for each in after if each.amount}
    return tuple(
        Difference(place, old.get(place, ()), new.get(place, ()))
        for place in {**old, **new}
        if old.get(place) != new.get(place)
    )
