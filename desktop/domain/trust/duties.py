"""The four duties that one person should not hold together, and who holds all of them.

Whoever authorises a payment, holds the money, writes it into the book and compares the book with
the bank can take money and hide it alone. A small organisation may have no choice: then the
disclosure says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from desktop.domain.trust.acting import Act, Acting


class Duty(Enum):
    """What the rule of separate duties keeps apart."""

    AUTHORISE = "authorise"
    CUSTODY = "custody"
    RECORD = "record"
    RECONCILE = "reconcile"


ACT_OF: Final = {
    Duty.AUTHORISE: Act.APPROVE_ENTRY,
    Duty.CUSTODY: Act.HOLD_CASH,
    Duty.RECORD: Act.POST_ENTRY,
    Duty.RECONCILE: Act.RECONCILE,
}
"""The permission by which an officer holds a duty."""


def duties_of(who: Acting) -> tuple[Duty, ...]:
    """Return the duties that the officer holds, in the order of the rule."""
    return tuple(duty for duty in Duty if who.may(ACT_OF[duty]))


def holds_all(who: Acting) -> bool:
    """Return whether the officer holds all four."""
    return len(duties_of(who)) == len(Duty)


def unseparated(officers: Iterable[Acting]) -> tuple[Acting, ...]:
    """Return those of `officers` who hold all four duties."""
    return tuple(who for who in officers if holds_all(who))
