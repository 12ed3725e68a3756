"""Ask the officer at the keyboard for the passphrase again, before an act that changes keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Acting
from desktop.services.trust.own_slot import own_key
from desktop.store import slots
from desktop.store.book import Book
from desktop.store.exchange_key import ExchangeKey
from desktop.store.slots import Slots


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The slots of the book, the officer's own key, and the database key with its generation."""

    held: Slots
    exchange: ExchangeKey = field(repr=False)
    generation: int
    key: bytes = field(repr=False)


def confirm(book: Book, by: Acting, passphrase: str) -> Confirmed:
    """Return what the officer's passphrase opens; an unlocked screen alone is not enough.

    Raises UserError `wrong-passphrase`, `officer-unknown` or `slots-damaged`, and
    `key-not-written` where the officer's own key could not be made for lack of room.
    """
    found = slots.unlock_slot(slots.read(book.folder.slots), passphrase, by.code)
    exchange = own_key(book, by, found, passphrase)
    if exchange is None:
        raise UserError("key-not-written", path=str(book.folder.path))
    generation, key = found.keys[0]
    return Confirmed(slots.read(book.folder.slots), exchange, generation, key)
