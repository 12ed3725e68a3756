"""Make the statement of one grant for a fiscal year and to date."""

from __future__ import annotations

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.ledger.grants.statement import grant_statement
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.grants.figures import read_figures
from desktop.services.ledger.reports.report import Asked
from desktop.store.book import Book
from desktop.store.queries.grants import load_grant
from desktop.store.queries.masters import load_masters, load_organisation


def grant_report(book: Book, by: Acting, asked: Asked) -> Schedule:
    """Return the statement of the grant `asked.of`; the period is the year, up to `asked.day`.

    Raises UserError `grant-missing` or `year-unknown`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        grant, masters = load_grant(conn, spelled_code(asked.of)), load_masters(conn)
        years = list(masters.years.values())
        year = years[-1]
        if asked.year is not None:
            found = [each for each in years if each.name == asked.year]
            if not found:
                known = ", ".join(each.name for each in years)
                raise UserError("year-unknown", name=asked.year, known=known)
            year = found[0]
        last = min(year.last_day, asked.day) if asked.day else year.last_day
        figures = read_figures(conn, masters, grant, year.first_day, last)
        return grant_statement(figures, load_organisation(conn), year.name)
