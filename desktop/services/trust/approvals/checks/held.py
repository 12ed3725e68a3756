"""What every check is given: the entry, and what it is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.controls import Breach
from desktop.services.trust.approvals.laws import Laws


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that is about to be posted in the fiscal year `year_id`."""

    conn: Connection
    masters: Masters
    laws: Laws
    year_id: int
    entry: NewEntry


Check = Callable[[Held], Iterable[Breach]]
"""Asks the book only where the entry touches what it is about: every posting runs every check."""
