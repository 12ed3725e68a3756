"""Say which line settles which, take the suggestion, or take a settlement back."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.errors import UserError
from desktop.domain.ledger.open_items.item import ITEM_USES, ItemLine, LineKey, Side
from desktop.domain.ledger.open_items.settling import (
    Settlement,
    check_settlement,
    foreign_share,
    suggest,
)
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.open_items.writing import write_settlement, write_settlements
from desktop.store.book import Book
from desktop.store.queries.open_items import (
    Wanted,
    item_accounts,
    item_lines,
    settlement_by_id,
)
from desktop.store.tx import Tx


def settle(
    book: Book, by: Acting, opening: LineKey, settling: LineKey, amount: int | None = None
) -> int:
    """Let one posted line settle another, for `amount` (None: as much as both allow).

    Raises UserError `settle-line` (no line of a party's items, or a reversed one), or as
    `check_settlement` does.
    """
    with book.begin(by, Act.POST_ENTRY) as tx:
        one, other = _line(tx, opening), _line(tx, settling)
        part = min(one.open, other.open) if amount is None else amount
        check_settlement(one, other, part)
        return write_settlement(tx, Settlement(opening, settling, part, foreign_share(one, part)))


def settle_suggested(
    book: Book, by: Acting, side: Side, partner_id: int | None = None
) -> Sequence[Settlement]:
    """Let waiting payments settle the oldest items, of one party or of all; return what did."""
    with book.begin(by, Act.POST_ENTRY) as tx:
        accounts = item_accounts(tx.conn, side.uses)
        found = suggest(item_lines(tx.conn, accounts, Wanted(partner_id)))
        write_settlements(tx, found)
        return found


def undo_settlement(book: Book, by: Acting, settlement_id: int) -> None:
    """Take a settlement back: both lines are open again, and the log keeps that they were not.

    Raises UserError `settlement-missing` or `settlement-undone`.
    """
    with book.begin(by, Act.POST_ENTRY) as tx:
        found = settlement_by_id(tx.conn, settlement_id)
        if found is None:
            raise UserError("settlement-missing", settlement=settlement_id)
        if found.undone:
            raise UserError("settlement-undone", settlement=settlement_id)
        same = Settlement(found.opening, found.settling, found.amount, found.foreign)
        write_settlement(tx, same, undoes_id=settlement_id)


def _line(tx: Tx, key: LineKey) -> ItemLine:
    accounts = item_accounts(tx.conn, ITEM_USES)
    lines = item_lines(tx.conn, accounts, Wanted(entry_ids=(key[0],), settled=True))
    for line in lines:
        if line.key == key:
            return line
    raise UserError("settle-line", entry_id=key[0], position=key[1])
