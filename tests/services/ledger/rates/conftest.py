import datetime as dt

import pytest

from desktop.domain.ledger.entry import Foreign
from desktop.domain.ledger.rates.table import NewRate
from desktop.services.ledger.rates.rates import add_rate
from tests.books_made import Clock, new_book, with_masters

JAN, DEC = dt.date(2025, 1, 5), dt.date(2025, 12, 31)


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path, clock=Clock(dt.datetime(2026, 1, 10, 9, tzinfo=dt.UTC)))
    yield with_masters(session)
    session.close()


@pytest.fixture
def note(ledger):
    """`note("USD", "4.80", day)` puts a rate into the table."""

    def call(currency, rate, day=JAN, source="CBL", **more):
        session = ledger.session
        return add_rate(session.book, session.by, NewRate(currency, day, rate, source), **more)

    return call


def foreign(currency, amount, rate):
    return Foreign(currency, amount, rate, "CBL")


@pytest.fixture
def buy(ledger):
    """`buy(cents, rate)` puts dollars into the bank account 1122, given by a donor."""

    def call(cents, rate, *, account="1122", currency="USD", day=JAN, fund="GEN"):
        value = cents * 10 * int(rate * 100) // 100
        lines = (
            ledger.line(account, value, fund, foreign=foreign(currency, cents, f"{rate}")),
            ledger.line("4312", -value, fund),
        )
        return ledger.post_lines(lines, day=day)

    return call
