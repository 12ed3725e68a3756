"""Waive what a member owes, with the reason: the income is taken back and the item settled."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.ledger.open_items.item import LineKey
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.open_items.as_meant import ORIGIN
from desktop.services.ledger.open_items.pay_items import hold_parts
from desktop.services.ledger.open_items.writing import write_settling
from desktop.services.ledger.recorded import Prepared
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines
from desktop.store.tables import open_items as t
from desktop.store.tx import Tx

_USES = frozenset({AccountUse.DUES_RECEIVABLE})


@dataclass(frozen=True, slots=True)
class Waiver:
    """What of a member's dues is waived and why; `amount` None is all that is open of it."""

    key: LineKey
    day: dt.date
    reason: str
    amount: int | None = None


def prepare_waiver(book: Book, by: Acting, waiver: Waiver) -> Prepared:
    """Return the entry that waives a member's dues.

    Raises UserError `waiver-reason`, `settle-line`, `settle-nothing`, `settle-too-much` or
    `account-use-missing`.
    """
    key = waiver.key
    said = clean_name(waiver.reason, field="reason")
    if not said:
        raise UserError("waiver-reason")
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        accounts = item_accounts(conn, _USES)
        lines = item_lines(conn, accounts, Wanted(entry_ids=(key[0],)))
    item = next((line for line in lines if line.key == key and line.opens), None)
    if item is None:
        raise UserError("settle-line", entry_id=key[0], position=key[1])
    part = item.open if waiver.amount is None else waiver.amount
    if part <= 0:
        raise UserError("settle-nothing")
    if part > item.open:
        raise UserError("settle-too-much")
    income = the_account(masters.accounts, AccountUse.DUES_INCOME).id
    entry = NewEntry(
        waiver.day,
        Series.DUES,
        said,
        (
            NewLine(income, part, item.fund_id),
            NewLine(item.account_id, -part, item.fund_id, partner_id=item.partner_id),
        ),
    )

    def record(tx: Tx) -> str:
        hold_parts(tx, accounts, item.partner_id, ((key, part),))
        settling_id = write_settling(tx, item.partner_id, ((key, part),))
        tx.insert(t.dues_waiver, settling_id=settling_id, reason=said)
        return f"{ORIGIN}{settling_id}"

    return Prepared(entry, record)
