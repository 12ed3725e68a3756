"""Settle what a posted entry was meant to settle, whichever way it came to be posted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.ledger.open_items.item import ITEM_USES, ItemLine
from desktop.domain.ledger.open_items.settling import Settlement, foreign_share
from desktop.services.ledger.open_items.writing import write_settlement
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines, settling_items
from desktop.store.tx import Tx

ORIGIN: Final = "settling:"


def settle_as_meant(tx: Tx, entry_id: int, origin: str) -> None:
    """Settle the items written down for `origin` with the lines of the entry that came of it.

    What somebody settled otherwise in the meantime is left out: the rest of the line waits.
    """
    if not origin.startswith(ORIGIN):
        return
    meant = settling_items(tx.conn, int(origin.removeprefix(ORIGIN)))
    accounts = item_accounts(tx.conn, ITEM_USES)
    ids = (entry_id, *{key[0] for key, _ in meant})
    lines = item_lines(tx.conn, accounts, Wanted(entry_ids=ids))
    items = {line.key: line for line in lines if line.entry_id != entry_id}
    payers = [line for line in lines if line.entry_id == entry_id]
    left = {line.key: line.open for line in lines}
    for key, amount in meant:
        item = items.get(key)
        if item is not None:
            for found in _shares(item, payers, min(amount, left[key]), left):
                write_settlement(tx, found)


def _shares(
    item: ItemLine, payers: list[ItemLine], amount: int, left: dict[tuple[int, int], int]
) -> Iterator[Settlement]:
    """Yield what of the item each fitting line settles, until `amount` is reached."""
    for payer in payers:
        part = min(amount, left[payer.key])
        if part > 0 and _fits(item, payer):
            left[payer.key] -= part
            left[item.key] -= part
            amount -= part
            opening, settling = (item, payer) if item.opens else (payer, item)
            yield Settlement(opening.key, settling.key, part, foreign_share(item, part))


def _fits(item: ItemLine, payer: ItemLine) -> bool:
    return (
        item.account_id == payer.account_id
        and item.partner_id == payer.partner_id
        and item.fund_id == payer.fund_id
        and item.currency == payer.currency
        and item.opens != payer.opens
    )
