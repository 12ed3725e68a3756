"""Read how keys stand: the recovery code and the groups, for the screen that manages them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.trust.acting import Act
from desktop.domain.trust.key_groups import KeyGroup
from desktop.services.session import Session
from desktop.services.trust.confidential_groups import list_groups
from desktop.services.trust.officers import Officer, load_officers
from desktop.services.trust.recovery import has_recovery
from desktop.store.queries.hand_over import recovery_made


@dataclass(frozen=True, slots=True)
class KeyState:
    """`recovery` is when the code that stands was made (None: none stands).

    `groups` are the confidential ones, `officers` those who can belong to them.
    """

    recovery: dt.datetime | None
    groups: tuple[KeyGroup, ...]
    officers: tuple[Officer, ...]


def key_state(session: Session) -> KeyState:
    """Return how keys stand now."""
    with session.book.read(session.by, Act.READ_LEDGER) as conn:
        made = recovery_made(conn)
        officers = tuple(one for one in load_officers(conn) if one.active)
    groups = tuple(group for group in list_groups(session) if group.confidential)
    return KeyState(made if has_recovery(session) else None, groups, officers)
