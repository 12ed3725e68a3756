"""Straight-line depreciation by month, exact to the last unit.

What is written off after n months is the depreciable amount times n over the life, rounded down;
a month's charge is the difference of two such sums. So nothing is lost or invented by rounding, and
the last month brings the asset to its residual value exactly (IAS 16.60, 16.62: straight line).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.domain.days import month_span


class FirstMonth(Enum):
    """When depreciation begins: in the month of going into service, or in the one after."""

    SAME = "same"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class MonthCharge:
    """One month's charge, in minor units; `accumulated` is what is written off after it."""

    year: int
    month: int
    amount: int
    accumulated: int


def months_between(first: tuple[int, int], last: tuple[int, int]) -> int:
    """Return how many months there are from `first` to `last`, both counted; 0 if none."""
    return max((last[0] - first[0]) * 12 + last[1] - first[1] + 1, 0)


def first_month(in_service: dt.date, begins: FirstMonth) -> tuple[int, int]:
    """Return (year, month) of the first charge."""
    if begins is FirstMonth.SAME:
        return in_service.year, in_service.month
    following = in_service.year * 12 + in_service.month
    return following // 12, following % 12 + 1


def written_off(depreciable: int, life: int, months: int) -> int:
    """Return what is written off after `months` months, in minor units."""
    return depreciable * min(max(months, 0), life) // life


def due_through(
    depreciable: int, life: int, in_service: dt.date, through: dt.date, begins: FirstMonth
) -> int:
    """Return what is to be written off in all by the end of the month of `through`.

    A month counts only once `through` is its last day or later.
    """
    end = month_span(through.year, through.month)[1]
    year, month = through.year, through.month
    if through < end:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    start = first_month(in_service, begins)
    return written_off(depreciable, life, months_between(start, (year, month)))


def schedule(
    depreciable: int, life: int, in_service: dt.date, begins: FirstMonth
) -> Iterator[MonthCharge]:
    """Yield every month of the life with its charge."""
    year, month = first_month(in_service, begins)
    before = 0
    for number in range(1, life + 1):
        accumulated = written_off(depreciable, life, number)
        yield MonthCharge(year, month, accumulated - before, accumulated)
        before = accumulated
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
