"""Which rate holds on a day: the last one noted on or before it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.rates.table import RateForDay, holds_on
from desktop.domain.trust.acting import Act, Acting
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.rates import last_rate


def rate_for_day(book: Book, by: Acting, currency: str, day: dt.date) -> RateForDay | None:
    """Return the rate of `currency` on `day` with its source and age, None where none is known."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return rate_on(conn, currency, day)


def rate_on(conn: Connection, currency: str, day: dt.date) -> RateForDay | None:
    """Return what `rate_for_day` does, in a snapshot or transaction that is open already."""
    found = last_rate(conn, currency, day)
    known = () if found is None else (found,)
    return holds_on(known, currency, day, load_settings(conn).rate_days)


def needed_rate(conn: Connection, currency: str, day: dt.date) -> RateForDay:
    """Return the rate on `day`; raises UserError `rate-missing` where none is known by then."""
    found = rate_on(conn, currency, day)
    if found is None:
        raise UserError("rate-missing", currency=currency, day=day)
    return found
