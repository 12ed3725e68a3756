"""Lock every month up to a day at once."""

from __future__ import annotations

import datetime as dt

from desktop.domain.errors import UserError
from desktop.domain.ledger.year import Period, PeriodStatus, YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.tables import masters as t


def lock_until(book: Book, by: Acting, day: dt.date) -> tuple[Period, ...]:
    """Lock the open months of open years that end on `day` or before, and return them.

    What stands in them is told before (`checklist.standing_until`) and stops nothing. Raises
    UserError `day-without-year`, or `months-locked-already` where there is none left to lock.
    """
    with book.begin(by, Act.MANAGE_YEARS) as tx:
        masters = tx.masters()
        if not any(y.first_day <= day <= y.last_day for y in masters.years.values()):
            raise UserError("day-without-year", day=day)
        months = tuple(
            each
            for each in masters.periods
            if each.last_day <= day
            and each.status is PeriodStatus.OPEN
            and masters.years[each.fiscal_year_id].status is YearStatus.OPEN
        )
        if not months:
            raise UserError("months-locked-already", day=day)
        for month in months:
            tx.update(t.period, month.id, status=PeriodStatus.CLOSED)
        return months
