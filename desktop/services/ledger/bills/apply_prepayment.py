"""Apply what was paid to a supplier in advance to the bill that came for it."""

from __future__ import annotations

import datetime as dt

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.ledger.open_items.item import ItemLine, LineKey, Side
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.open_items.as_meant import ORIGIN
from desktop.services.ledger.open_items.pay_items import hold_parts
from desktop.services.ledger.open_items.writing import write_settling
from desktop.services.ledger.recorded import Prepared
from desktop.store.book import Book
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines
from desktop.store.tx import Tx

_USES = Side.PAYABLE.uses | Side.PREPAYMENT.uses


def prepare_prepayment(
    book: Book, by: Acting, paid: LineKey, bill: LineKey, *, day: dt.date, narration: str
) -> Prepared:
    """Return the entry that lets a payment in advance settle a bill, as far as both reach.

    Raises UserError `settle-line`, `settle-side`, `settle-party`, `settle-fund` or
    `settle-currency`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = item_accounts(conn, _USES)
        lines = item_lines(conn, accounts, Wanted(entry_ids=(paid[0], bill[0])))
    known = {line.key: line for line in lines if line.opens}
    advance, owed = _known(known, paid), _known(known, bill)
    if (advance.side, owed.side) != (Side.PREPAYMENT, Side.PAYABLE):
        raise UserError("settle-side")
    if advance.partner_id != owed.partner_id:
        raise UserError("settle-party")
    if advance.fund_id != owed.fund_id:
        raise UserError("settle-fund")
    if advance.currency is not None or owed.currency is not None:
        raise UserError("settle-currency")
    part = min(advance.open, owed.open)
    entry = NewEntry(
        day,
        Series.JOURNAL,
        narration,
        (
            NewLine(owed.account_id, part, owed.fund_id, partner_id=owed.partner_id),
            NewLine(advance.account_id, -part, owed.fund_id, partner_id=owed.partner_id),
        ),
    )
    keys = ((paid, part), (bill, part))

    def record(tx: Tx) -> str:
        hold_parts(tx, accounts, owed.partner_id, keys)
        return f"{ORIGIN}{write_settling(tx, owed.partner_id, keys)}"

    return Prepared(entry, record)


def _known(known: dict[LineKey, ItemLine], key: LineKey) -> ItemLine:
    if key not in known:
        raise UserError("settle-line", entry_id=key[0], position=key[1])
    return known[key]
