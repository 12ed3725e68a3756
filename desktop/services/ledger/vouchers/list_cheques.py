"""Read the cheques of the book, given and taken, with how they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from desktop.domain.ledger.vouchers.cheque import Cheque, ChequeState
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import cheques as queries


def list_cheques(
    book: Book,
    by: Acting,
    *,
    account_id: int | None = None,
    states: Iterable[ChequeState] = (),
    on: dt.date | None = None,
) -> tuple[Cheque, ...]:
    """Return the cheques as they stood at the end of `on` (None: as they stand), newest first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        days = {} if on is None else {"on": on}
        return queries.list_cheques(conn, account_id=account_id, states=states, **days)


def view_cheque(book: Book, by: Acting, cheque_id: int) -> Cheque:
    """Return one cheque; raises UserError `cheque-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.load_cheque(conn, cheque_id)
