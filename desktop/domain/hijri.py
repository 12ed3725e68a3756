"""Hijri days beside Gregorian ones, by the tabular civil calendar; a person may move them a day.

The months that a country announces follow the moon; the arithmetic calendar is within a day of
them nearly always, hence the `shift`. Algorithm: 30-year cycle with leap years
2 5 7 10 13 16 18 21 24 26 29 and the civil epoch, 16 July 622 Julian
(Reingold and Dershowitz, Calendrical Calculations, "the Islamic calendar").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

_EPOCH: Final = 227015  # date.toordinal() of 16 July 622 Julian, 19 July 622 Gregorian
_LARGEST_SHIFT: Final = 1


@dataclass(frozen=True, slots=True, order=True)
class HijriDay:
    """A day of the Hijri calendar; month 1 is Muharram."""

    year: int
    month: int
    day: int


def _ordinal(year: int, month: int, day: int) -> int:
    """Return the proleptic Gregorian ordinal of a Hijri day."""
    months_before = 29 * (month - 1) + month // 2
    return _EPOCH - 1 + 354 * (year - 1) + (3 + 11 * year) // 30 + months_before + day


def is_leap_year(year: int) -> bool:
    """Say whether the last month of this Hijri year has 30 days."""
    return (14 + 11 * year) % 30 < 11


def month_length(year: int, month: int) -> int:
    """Return 30 for odd months and the last month of a leap year, else 29."""
    return 30 if month % 2 or (month == 12 and is_leap_year(year)) else 29


def to_hijri(day: date, *, shift: int = 0) -> HijriDay:
    """Return the Hijri day of `day`; `shift` (-1, 0, 1) follows the announced month."""
    _check(shift)
    ordinal = day.toordinal() + shift
    year = (30 * (ordinal - _EPOCH) + 10646) // 10631
    month = 12
    while ordinal < _ordinal(year, month, 1):
        month -= 1
    return HijriDay(year, month, ordinal - _ordinal(year, month, 1) + 1)


def from_hijri(hijri: HijriDay, *, shift: int = 0) -> date:
    """Return the Gregorian day; the inverse of `to_hijri`. ValueError if there is no such day."""
    _check(shift)
    if hijri.year < 1 or not 1 <= hijri.month <= 12:
        raise ValueError(f"no such Hijri month: {hijri}")
    if not 1 <= hijri.day <= month_length(hijri.year, hijri.month):
        raise ValueError(f"no such Hijri day: {hijri}")
    return date.fromordinal(_ordinal(hijri.year, hijri.month, hijri.day) - shift)


def _check(shift: int) -> None:
    if abs(shift) > _LARGEST_SHIFT:
        raise ValueError(f"a Hijri day moves by one day at most, not {shift}")
