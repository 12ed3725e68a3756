"""A commitment: what was promised to a supplier and is not spent yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.ledger.budgets.budget import Place

ORIGIN = "commitment"


class CommitmentStatus(Enum):
    """A commitment stays open until it is closed, with a reason."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A commitment to be entered, in minor units of the base currency; its code is unique."""

    code: str
    day: dt.date
    purpose: str
    place: Place
    amount: int
    partner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment; `used` is what entries made for it spent on its account so far.

    Entries that were taken back do not count. It burdens the budget of the year of its day.
    """

    id: int
    code: str
    day: dt.date
    purpose: str
    place: Place
    amount: int
    partner_id: int | None
    status: CommitmentStatus
    reason: str
    officer_id: int
    used: int = 0

    @property
    def open_amount(self) -> int:
        """What is still promised, in minor units; nothing once it is closed."""
        if self.status is CommitmentStatus.CLOSED:
            return 0
        return max(0, self.amount - self.used)


def subject_of(commitment_id: int) -> str:
    """Return the subject by which entries name a commitment as what they were made for."""
    return f"{ORIGIN}:{commitment_id}"
