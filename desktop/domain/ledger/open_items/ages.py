"""How old what is open is: classes of days past the day on which it was due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.ledger.open_items.item import ItemLine


class AgeSteps(Enum):
    """Which classes of age a book uses."""

    SHORT = "short"
    LONG = "long"

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """The last days of the first four classes past due; what is older is the fifth."""
        return _BOUNDS[self]


_BOUNDS: Final[Mapping[AgeSteps, tuple[int, int, int, int]]] = MappingProxyType(
    {AgeSteps.SHORT: (30, 60, 90, 180), AgeSteps.LONG: (90, 180, 365, 730)}
)

CLASSES: Final = 6
"""Not due, four classes of days past due, and older."""


def age_of(due_day: dt.date, day: dt.date) -> int:
    """Return the days past due on `day`; zero or less where it is not past due."""
    return (day - due_day).days


def class_of(age: int, steps: AgeSteps) -> int:
    """Return the place of the class of `age`: 0 where not past due, 5 beyond the last bound."""
    if age <= 0:
        return 0
    return 1 + sum(age > bound for bound in steps.bounds)


@dataclass(frozen=True, slots=True)
class PartyAges:
    """What one party owes or is owed, by age; `amounts` has one place for each class.

    `waiting` is what was paid and settles nothing yet, positive; `balance` is the items less that.
    """

    partner_id: int
    amounts: tuple[int, ...]
    waiting: int
    items: int
    oldest: int

    @property
    def total(self) -> int:
        """What is open in items, in minor units of the base currency."""
        return sum(self.amounts)

    @property
    def overdue(self) -> int:
        """What of it is past due."""
        return sum(self.amounts[1:])

    @property
    def balance(self) -> int:
        """The balance of the party on its accounts of items."""
        return self.total - self.waiting


def ages_by_party(
    lines: Iterable[ItemLine], day: dt.date, steps: AgeSteps
) -> tuple[PartyAges, ...]:
    """Return the ages of all parties with something open, the largest balance first."""
    amounts: dict[int, list[int]] = {}
    waiting: dict[int, int] = {}
    counts: dict[int, int] = {}
    oldest: dict[int, int] = {}
    for line in lines:
        party = line.partner_id
        held = amounts.setdefault(party, [0] * CLASSES)
        if line.opens:
            age = age_of(line.due_day, day)
            held[class_of(age, steps)] += line.open
            counts[party] = counts.get(party, 0) + 1
            oldest[party] = max(oldest.get(party, age), age)
        else:
            waiting[party] = waiting.get(party, 0) + line.open
    found = (
        PartyAges(
            party, tuple(held), waiting.get(party, 0), counts.get(party, 0), oldest.get(party, 0)
        )
        for party, held in amounts.items()
    )
    return tuple(sorted(found, key=lambda each: (-each.balance, each.partner_id)))
