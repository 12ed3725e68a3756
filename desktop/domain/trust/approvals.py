"""What can become of an entry that waits for others to agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


class ProposalStatus(Enum):
    """Where a proposed entry stands."""

    WAITING = "waiting"
    POSTED = "posted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Decision(Enum):
    """What an officer answered."""

    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ConsentCounts:
    """How many entries of a year were approved, by their maker alone among them, and overridden.

    `overridden` counts the controls that were passed over, which may be two for one entry.
    """

    approved: int = 0
    by_maker: int = 0
    overridden: int = 0


NO_CONSENTS: Final = ConsentCounts()
