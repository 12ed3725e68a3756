"""Read what was done to a year as a whole, and what may be done to it now."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ledger.closing.year_deed import YearAct, request_of
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.closing.file_year import annual_package
from desktop.services.ledger.statements import year_named
from desktop.store.book import Book
from desktop.store.queries.closing import acts_of, receipts_of_year
from desktop.store.queries.disclosure import IssuedPackage
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class YearHistory:
    """The acts of a year in order of time; what they come to.

    `request` is the request for reopening that waits; `package` the annual package exported since
    the year was closed; `receipts` how many receipts authorities gave for packages of the year.
    """

    year: FiscalYear
    acts: tuple[YearAct, ...]
    request: YearAct | None
    package: IssuedPackage | None
    receipts: int


def year_history(book: Book, by: Acting, year_name: str | None = None) -> YearHistory:
    """Return the history of a year (None: the last); raises UserError `year-unknown`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        year = year_named(load_masters(conn), year_name)
        acts = acts_of(conn, year.id)
        package, receipts = annual_package(conn, year), receipts_of_year(conn, year.id)
        return YearHistory(year, acts, request_of(acts), package, receipts)
