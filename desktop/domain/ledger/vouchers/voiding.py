"""Voiding a voucher: it keeps its number, and a reversal marked as its voiding takes it back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Entry, NewEntry, reversal_of

_KIND: Final = "voiding:"


def voiding_origin(entry_id: int) -> str:
    """Return the origin of the entry that voids entry `entry_id`."""
    return f"{_KIND}{entry_id}"


def is_voiding(origin: str | None) -> bool:
    """Return whether an entry with this origin voids another one."""
    return origin is not None and origin.startswith(_KIND)


def void_of(entry: Entry, day: dt.date, reason: str) -> NewEntry:
    """Return the entry that voids `entry`; `reason` becomes its narration.

    Raises UserError `void-of-void` for an entry that itself takes another one back, `void-already`
    for one that is taken back already, `void-reason-empty`, or `entry-reversal-before`.
    """
    if entry.reverses is not None:
        raise UserError("void-of-void", series=entry.series, number=entry.number)
    if entry.reversed_by is not None:
        raise UserError("void-already", series=entry.series, number=entry.number)
    if not reason.strip():
        raise UserError("void-reason-empty")
    return replace(reversal_of(entry, day, reason), origin=voiding_origin(entry.id))
