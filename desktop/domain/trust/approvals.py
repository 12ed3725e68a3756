"""What can become of an entry that waits for others to agree."""

from __future__ import annotations

from enum import Enum


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
