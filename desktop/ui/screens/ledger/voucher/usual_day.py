"""The day that a fresh voucher begins with."""

from __future__ import annotations

import datetime as dt

from desktop.domain.ledger.masters import Masters


def usual_day(masters: Masters, today: dt.date) -> dt.date:
    """Return `today`, or the last day of the book's years where today lies beyond them."""
    years = masters.years.values()
    if any(year.first_day <= today <= year.last_day for year in years) or not years:
        return today
    return max(year.last_day for year in years)
