"""List suppliers' bills: all, those open, or what is due by a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.bills.bill import Bill, BillState
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.bills import load_bills
from desktop.store.queries.masters import load_organisation, load_partners

UNPAID = frozenset({BillState.OPEN, BillState.PARTLY_PAID})


@dataclass(frozen=True, slots=True)
class Bills:
    """Bills with what is needed to show them; `day` is the day of asking."""

    currency: Currency
    day: dt.date
    bills: tuple[Bill, ...]
    partners: Mapping[int, Partner]


def list_bills(
    book: Book, by: Acting, *, unpaid: bool = False, due_by: dt.date | None = None
) -> Bills:
    """Return the bills; `due_by` leaves those unpaid that are due on that day or before."""
    with book.read(by, Act.READ_LEDGER) as conn:
        found = load_bills(conn)
        if unpaid or due_by is not None:
            found = tuple(each for each in found if each.state in UNPAID)
        if due_by is not None:
            found = tuple(each for each in found if each.due_day <= due_by)
        return Bills(
            load_organisation(conn).currency,
            book.now().astimezone().date(),
            found,
            load_partners(conn),
        )
