"""The fiscal year that a budget is for, and its months."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear, Period


def year_named(masters: Masters, name: str | None) -> FiscalYear:
    """Return the year of that name, None: the last one; raises UserError `year-unknown`."""
    years = tuple(masters.years.values())
    if name is None and years:
        return years[-1]
    for year in years:
        if year.name == name:
            return year
    raise UserError("year-unknown", name=name or "", known=", ".join(each.name for each in years))


def months_of_year(masters: Masters, year: FiscalYear) -> tuple[Period, ...]:
    """Return the months of a year in order of time."""
    return tuple(each for each in masters.periods if each.fiscal_year_id == year.id)


def year_before(masters: Masters, year: FiscalYear) -> FiscalYear | None:
    """Return the year before, None where the book has none."""
    earlier = [each for each in masters.years.values() if each.last_day < year.first_day]
    return earlier[-1] if earlier else None
