"""Fiscal years and their periods: which days can still be written to."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from enum import Enum


class YearStatus(Enum):
    """A year is open, closed (reopening takes two people), or filed (it never opens again)."""

    OPEN = "open"
    CLOSED = "closed"
    FILED = "filed"


class PeriodStatus(Enum):
    """A period takes entries only while it is open."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year; `name` is how people call it ("2025"), both days are inclusive."""

    id: int
    name: str
    first_day: dt.date
    last_day: dt.date
    status: YearStatus


@dataclass(frozen=True, slots=True)
class Period:
    """One month of a fiscal year, numbered from 1."""

    id: int
    fiscal_year_id: int
    number: int
    first_day: dt.date
    last_day: dt.date
    status: PeriodStatus


def months_of(first_day: dt.date, last_day: dt.date) -> tuple[tuple[dt.date, dt.date], ...]:
    """Split the year into calendar months; the first and last may be partial."""
    months: list[tuple[dt.date, dt.date]] = []
    start = first_day
    while start <= last_day:
        end = start.replace(day=monthrange(start.year, start.month)[1])
        months.append((start, min(end, last_day)))
        start = end + dt.timedelta(days=1)
    return tuple(months)
