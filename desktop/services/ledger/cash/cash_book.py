"""The book of one cash box, day by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.currency import Currency, currency_of
from desktop.domain.ledger.cash.book import CashDay, cash_days
from desktop.domain.ledger.cash.box import CashBox
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.cash.boxes import box_called
from desktop.services.ledger.statements import year_named
from desktop.store.book import Book
from desktop.store.queries.cash import box_balance, box_moves
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class CashBook:
    """The days of a box within `first_day` and `last_day`; amounts in minor units of `currency`."""

    masters: Masters
    box: CashBox
    currency: Currency
    year: str
    first_day: dt.date
    last_day: dt.date
    opening: int
    days: tuple[CashDay, ...]

    @property
    def closing(self) -> int:
        """What the box holds at the end."""
        return self.days[-1].closing if self.days else self.opening


def cash_book(
    book: Book,
    by: Acting,
    code: str,
    year_name: str | None = None,
    days: tuple[dt.date | None, dt.date | None] = (None, None),
) -> CashBook:
    """Return the book of the box `code` of a year, or of the days in it that are given.

    Raises UserError `year-unknown` or `cash-box-missing`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        year = year_named(masters, year_name)
        box = box_called(conn, masters, code)
        first, last = days[0] or year.first_day, days[1] or year.last_day
        base = masters.organisation.currency.code
        opening = box_balance(conn, box.account, base, first - dt.timedelta(days=1))
        moves = box_moves(conn, box.account, base, first, last)
        found = cash_days(opening, moves, box.most)
        currency = currency_of(box.currency)
        return CashBook(masters, box, currency, year.name, first, last, opening, found)
