"""How often a voucher comes again, and on which days it is due."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import UserError


class Rhythm(Enum):
    """How often."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


_MONTHS: Final = MappingProxyType({Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.YEARLY: 12})
LONGEST: Final = 1_200
"""Occurrences of one rhythm that are worked out at most: a century of months."""


@dataclass(frozen=True, slots=True)
class NewRecurrence:
    """A rhythm to be kept: from the month of `first_day` on, on day `month_day` of the month.

    A month that is too short has it on its last day. Nothing is due before `first_day`, nor after
    `last_day` where there is one; both are inclusive.
    """

    template_id: int
    rhythm: Rhythm
    month_day: int
    first_day: dt.date
    last_day: dt.date | None = None


def check_recurrence(new: NewRecurrence) -> None:
    """Raise UserError `recurrence-month-day` or `recurrence-days`."""
    if not 1 <= new.month_day <= 31:
        raise UserError("recurrence-month-day")
    if new.last_day is not None and new.last_day < new.first_day:
        raise UserError("recurrence-days", first_day=new.first_day, last_day=new.last_day)


def due_days(new: NewRecurrence, until: dt.date) -> Iterator[dt.date]:
    """Yield the days on which it is due up to `until`, inclusive, the first one first."""
    last = until if new.last_day is None else min(until, new.last_day)
    step = _MONTHS[new.rhythm]
    month = new.first_day.year * 12 + new.first_day.month - 1
    for _ in range(LONGEST):
        year, at = divmod(month, 12)
        if year > dt.MAXYEAR:
            return
        length = calendar.monthrange(year, at + 1)[1]
        day = dt.date(year, at + 1, min(new.month_day, length))
        if day > last:
            return
        if day >= new.first_day:
            yield day
        month += step
