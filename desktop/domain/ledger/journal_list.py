"""A list of posted entries: what is wanted of it, in which order, and one row of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum

from desktop.domain.ledger.entry import Series


class JournalSort(Enum):
    """What the journal can be sorted by; the id settles ties."""

    DAY = "day"
    AMOUNT = "amount"
    RECORDED = "id"


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Which entries are wanted; what is None or empty does not matter. Days are inclusive."""

    words: str = ""
    series: Series | None = None
    fiscal_year_id: int | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    account_ids: tuple[int, ...] = field(default=())
    fund_ids: tuple[int, ...] = field(default=())
    project_id: int | None = None
    partner_id: int | None = None
    batch_id: int | None = None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry as a list shows it; `amount` is its debits in minor units.

    `void` says that the entry that reversed it made it void.
    """

    id: int
    day: dt.date
    year_name: str
    series: Series
    number: int
    narration: str
    reference: str
    amount: int
    reverses: int | None
    reversed_by: int | None
    void: bool = False


JournalKey = tuple[int, int]
"""(sorted value, id) of a row: where the next page goes on."""
