"""The audit trail and the auditor's tests beside the least SQL that reads the same rows."""

from desktop.domain.trust.trail import TrailFilter
from desktop.services.trust.audit.find_exceptions import find_exceptions
from desktop.services.trust.audit.trail import trail_page
from tests.bench.figures import Figure, race

FIRST_PAGE = 0.020
LEAST_TIMES = 5.0
"""What the tests may cost over reading every entry and every line."""
_PAGE = "SELECT * FROM log_leaf ORDER BY position DESC LIMIT 100"
_ROWS = ("SELECT * FROM entry ORDER BY leaf", "SELECT * FROM line")


def audit(session):
    """Yield the first page of the trail, and all tests together."""
    book, by = session.book, session.by
    with book.inspect() as conn:

        def page():
            return conn.exec_driver_sql(_PAGE).fetchall()

        def rows():
            return [conn.exec_driver_sql(each).fetchall() for each in _ROWS]

        mine, theirs, note = race(lambda: trail_page(book, by, TrailFilter()), page)
        yield Figure("audit trail, first page", mine, theirs, alone=FIRST_PAGE, note=note)
        mine, theirs, note = race(lambda: find_exceptions(book, by), rows, rounds=3)
        yield Figure("every exception of the book", mine, theirs, LEAST_TIMES, note=note)
