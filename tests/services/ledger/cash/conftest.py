import datetime as dt

import pytest

from desktop.domain.ledger.cash.box import NewCashBox
from desktop.domain.ledger.cash.count import CountLine, NewCount, Piece
from desktop.services.ledger.cash.boxes import set_box
from desktop.services.ledger.cash.count_cash import count_cash
from tests.books_made import Clock, new_book, with_masters


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path, clock=Clock(dt.datetime(2025, 12, 31, 9, tzinfo=dt.UTC)))
    made = with_masters(session)
    made.post(("1111", 900_000), ("4211", -900_000), day=dt.date(2025, 3, 1))
    made.post(("5214", 150_500), ("1111", -150_500), day=dt.date(2025, 3, 2))
    yield made
    session.close()


@pytest.fixture
def keep(ledger):
    """`keep(most=500_000)` enters the main box into the register."""

    def call(account="1111", **more):
        session = ledger.session
        set_box(session.book, session.by, NewCashBox(ledger.accounts[account], **more))

    return call


@pytest.fixture
def count(ledger):
    """`count(50, 14)`: fourteen notes of fifty dinars, counted on 2 March."""

    def call(*pieces, day=dt.date(2025, 3, 2), account="1111", **more):
        lines = tuple(
            CountLine(Piece.NOTE if value >= 1 else Piece.COIN, int(value * 1000), quantity)
            for value, quantity in pieces
        )
        names = {"counted_by": "سالم", "witnessed_by": "هدى", **more}
        session = ledger.session
        new = NewCount(ledger.accounts[account], day, lines, **names)
        return count_cash(session.book, session.by, new)

    return call
