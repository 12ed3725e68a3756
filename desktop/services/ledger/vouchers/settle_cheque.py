"""Note that a bank paid a cheque, or that this was noted by mistake."""

from __future__ import annotations

import datetime as dt

from desktop.domain.ledger.vouchers.cheque import ChequeEventKind
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.vouchers.cheque_writing import cheque_in, write_cheque_event
from desktop.store.book import Book


def clear_cheque(book: Book, by: Acting, cheque_id: int, day: dt.date, reason: str = "") -> int:
    """Note that a cheque was paid on `day` and return the id of the event.

    Raises UserError `cheque-missing`, or as `domain.ledger.vouchers.cheque.check_event` does.
    """
    with book.begin(by, Act.RECONCILE) as tx:
        cheque = cheque_in(tx, cheque_id)
        return write_cheque_event(tx, cheque, ChequeEventKind.CLEARED, day, reason)


def reopen_cheque(book: Book, by: Acting, cheque_id: int, reason: str) -> int:
    """Take back that a cheque was paid; raises UserError as `clear_cheque` does."""
    with book.begin(by, Act.RECONCILE) as tx:
        cheque = cheque_in(tx, cheque_id)
        day = cheque.state_day or cheque.entry_day
        return write_cheque_event(tx, cheque, ChequeEventKind.REOPENED, day, reason)
