"""Write the record that an entry is made for in the same act: both are there, or neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.ledger.entry import NewEntry
from desktop.store.tx import Tx

Record = Callable[[Tx], str]
"""Writes a record and returns its subject ("bill:7"), the origin of its entry. What it raises
leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry that is ready to be posted or sent for approval, with the record it is made for."""

    entry: NewEntry
    record: Record


def recorded(tx: Tx, entry: NewEntry, record: Record | None) -> NewEntry:
    """Return `entry` with the record written of which it comes, if any."""
    return entry if record is None else replace(entry, origin=record(tx))
