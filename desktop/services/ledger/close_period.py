"""Lock a month against further entries, and open it again."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.ledger.year import PeriodStatus, YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.tables import masters as t


def set_period(book: Book, by: Acting, year_name: str, number: int, status: PeriodStatus) -> None:
    """Set the status of month `number` (from 1) of a fiscal year.

    Raises UserError `year-unknown`, `period-unknown`, or `year-closed-whole` where the year itself
    is no longer open; the change is a leaf of the log.
    """
    with book.begin(by, Act.MANAGE_YEARS) as tx:
        masters = tx.masters()
        year = next((each for each in masters.years.values() if each.name == year_name), None)
        if year is None:
            known = ", ".join(each.name for each in masters.years.values())
            raise UserError("year-unknown", name=year_name, known=known)
        if year.status is not YearStatus.OPEN:
            raise UserError("year-closed-whole", year=year_name)
        for period in masters.periods:
            if period.fiscal_year_id == year.id and period.number == number:
                tx.update(t.period, period.id, status=status)
                return
        raise UserError("period-unknown", year=year_name, number=number)
