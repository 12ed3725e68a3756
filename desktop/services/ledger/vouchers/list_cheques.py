"""Read the cheques of the book, given and taken, with how they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.vouchers.cheque import Cheque, ChequeState
from desktop.domain.ledger.vouchers.slip import money_currency
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import cheques as queries
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class ChequeRow:
    """A cheque with what a list names of it; `partner` is None for a party of no directory."""

    cheque: Cheque
    account: Account
    currency: Currency
    partner: Partner | None

    @property
    def unbooked(self) -> bool:
        """Whether it came back and the entry that takes its voucher back is not there (yet)."""
        return self.cheque.state is ChequeState.RETURNED and not self.cheque.taken_back


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


def cheque_rows(
    book: Book, by: Acting, states: Iterable[ChequeState] = ()
) -> tuple[ChequeRow, ...]:
    """Return the cheques as they stand, in one of `states` or in any, with what they name."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        found = queries.list_cheques(conn, states=states)
    return tuple(
        ChequeRow(
            each,
            account := masters.accounts[each.account_id],
            money_currency(account, masters),
            None if each.partner_id is None else masters.partners[each.partner_id],
        )
        for each in found
    )


def view_cheque(book: Book, by: Acting, cheque_id: int) -> Cheque:
    """Return one cheque; raises UserError `cheque-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.load_cheque(conn, cheque_id)
