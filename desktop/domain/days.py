"""Days as people type them: complete dates, today, and steps from the day that is shown.

Pure: the caller says what today is. A day without its year is refused, never completed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from desktop.domain.digits import western
from desktop.domain.errors import UserError
from desktop.domain.folding import fold

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

SATURDAY: Final = 5
"""The first day of the week in Libya, as `date.weekday()` counts; a setting."""

LIBYAN_WEEKEND: Final = frozenset({4, 5})
"""Friday and Saturday, as `date.weekday()` counts; a setting."""

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_NAMED: Final = re.compile(r"([0-9]{1,2})[ /-]+([^0-9]+?)[ /,-]+([0-9]{4})")
_STEP: Final = re.compile(r"([+-])([0-9]{0,4})")
_TODAY: Final = frozenset({"t", "\u062a"})  # the Arabic letter teh
_DASHES: Final[Mapping[int, str]] = {0x2212: "-", 0x2013: "-", 0x060C: ","}
_MARKS: Final = "\u200e\u200f\u061c\u2066\u2068\u2069"


def parse_day(
    text: str,
    today: date,
    *,
    shown: date | None = None,
    months: Mapping[str, int] | None = None,
) -> date:
    """Return the day that a person typed.

    Accepted, in every digit set: `2025-03-15` (also with `/` or `.`), `15/3/2025` (also `-`, `.`),
    `t` or the Arabic letter teh for `today`, and `+n`/`-n` for n days (one, if left out) from the
    day `shown` in the field, or from `today`. With `months` (folded names to 1-12) also
    `15 March 2025`. Raises UserError: "day-empty", "day-bad-form", "day-not-in-calendar",
    "day-unknown-month" or "day-year-out-of-range".
    """
    wanted = western(text).translate(_DASHES).strip().strip(_MARKS).strip()
    if not wanted:
        raise UserError("day-empty", text=text)
    if wanted.lower() in _TODAY:
        return today
    step = _STEP.fullmatch(wanted)
    if step is not None:
        count = int(step[2] or 1)
        start = today if shown is None else shown
        return shift_day(start, -count if step[1] == "-" else count)
    found = _YEAR_FIRST.fullmatch(wanted)
    if found is not None:
        return _day(text, int(found[1]), int(found[3]), int(found[4]))
    found = _DAY_FIRST.fullmatch(wanted)
    if found is not None:
        return _day(text, int(found[4]), int(found[3]), int(found[1]))
    found = _NAMED.fullmatch(wanted)
    if months is None or found is None:
        raise UserError("day-bad-form", text=text)
    month = months.get(" ".join(fold(found[2]).split()))
    if month is None:
        raise UserError("day-unknown-month", text=text, month=found[2])
    return _day(text, int(found[3]), month, int(found[1]))


def _day(text: str, year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(
            "day-year-out-of-range", text=text, year=year, first=FIRST_YEAR, last=LAST_YEAR
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise UserError("day-not-in-calendar", text=text) from None


def shift_day(day: date, days: int) -> date:
    """Return `day` moved by `days`; UserError("day-year-out-of-range") past the years in use."""
    moved = day + timedelta(days=days)
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise UserError(
            "day-year-out-of-range",
            text=f"{days:+d}",
            year=moved.year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return moved


def iso_day(text: str) -> date:
    """Return the day that `date.isoformat` wrote; ValueError for any other form."""
    if _ISO.fullmatch(text) is None:
        raise ValueError(f"not an ISO day: {text!r}")
    return date.fromisoformat(text)


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def week_start(day: date, first: int = SATURDAY) -> date:
    """Return the first day of the week that holds `day`; `first` counts as `date.weekday()`."""
    return day - timedelta(days=(day.weekday() - first) % 7)


def is_weekend(day: date, weekend: frozenset[int] = LIBYAN_WEEKEND) -> bool:
    """Say whether offices rest on `day`."""
    return day.weekday() in weekend
