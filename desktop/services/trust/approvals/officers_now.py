"""The officers who hold an office now, as those who act, with what each of them may do."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.domain.trust.acting import Acting
from desktop.services.trust.officers import load_officers


def acting_officers(conn: Connection) -> tuple[Acting, ...]:
    """Return the active officers in order of entry."""
    return tuple(each.acting() for each in load_officers(conn) if each.active)
