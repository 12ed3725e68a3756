"""Through which day the screens of grants count: today, or the end of a year that is over."""

from __future__ import annotations

import datetime as dt

from desktop.ui.shell.spec import Context


def as_of(context: Context) -> dt.date:
    """Return today, or the last day of the year that the header shows where that is earlier."""
    today = dt.datetime.now().astimezone().date()
    name = context.year()
    years = context.masters().years.values()
    return min([today, *(each.last_day for each in years if each.name == name)])
