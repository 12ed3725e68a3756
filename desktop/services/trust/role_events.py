"""Put into the log who received which office, and who gave it up.

The row of the officer is logged whole; these leaves say in words what changed, so that the history
of an office can be read and proved without comparing rows.
"""

from __future__ import annotations

from desktop.domain.log.canonical import Json
from desktop.domain.log.kinds import ROLE, event_leaf
from desktop.domain.trust.acting import Role
from desktop.store.tx import Tx

RECEIVED = "received"
GIVEN_UP = "given-up"


def log_roles(tx: Tx, code: str, before: frozenset[Role], after: frozenset[Role]) -> None:
    """Log each office that the officer called `code` received or gave up."""
    for role in Role:
        if (role in before) == (role in after):
            continue
        said: dict[str, Json] = {
            "action": RECEIVED if role in after else GIVEN_UP,
            "officer": code,
            "role": role.value,
            "recorded_at": tx.recorded_text,
            "maker": tx.by.code,
        }
        tx.append(event_leaf(ROLE, f"{code}:{role.value}", said))
