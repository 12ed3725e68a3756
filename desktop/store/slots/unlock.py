"""Find the slot that a passphrase opens, and the keys behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.domain.errors import UserError
from desktop.store.exchange_key import ExchangeKey
from desktop.store.slots.slot import RECOVERY, Slot, Slots
from desktop.store.slots.wrapping import open_slot, unseal


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A slot that was opened: the officer, their key, and the keys of the database.

    `exchange` is None for a slot of the first format. `keys` are pairs of generation and key, the
    newest first; there are two only while the key of the database is being changed.
    """

    slot: Slot
    exchange: ExchangeKey | None = field(repr=False)
    keys: tuple[tuple[int, bytes], ...] = field(repr=False)

    @property
    def officer(self) -> str:
        """The code of the officer whose slot it is."""
        return self.slot.officer

    @property
    def key(self) -> bytes:
        """The newest key of the database."""
        return self.keys[0][1]


def unlock_slot(slots: Slots, passphrase: str, officer: str | None = None) -> Unlocked:
    """Return the first slot that `passphrase` opens; without `officer` every slot is tried.

    Raises UserError `officer-unknown` or `wrong-passphrase`.
    """
    tried = tuple(
        slot for slot in slots.slots if slot.officer != RECOVERY and officer in (None, slot.officer)
    )
    if not tried:
        raise UserError("officer-unknown", officer=officer)
    for found in _opened(slots.book_id, tried, passphrase):
        return found
    raise UserError("wrong-passphrase")


def unlock_recovery(slots: Slots, secret: str) -> Unlocked | None:
    """Return the slot that the joined halves of the recovery code open, or None."""
    return next(_opened(slots.book_id, slots.of(RECOVERY), secret), None)


def others_opened(slots: Slots, passphrase: str, officer: str) -> bool:
    """Return whether `passphrase` opens the slot of an officer other than `officer`."""
    others = (slot for slot in slots.slots if slot.officer not in (officer, RECOVERY))
    return next(_opened(slots.book_id, others, passphrase), None) is not None


def unlock(slots: Slots, passphrase: str, officer: str | None = None) -> tuple[str, bytes]:
    """Return the officer whose slot `passphrase` opens, and the newest key of the database."""
    found = unlock_slot(slots, passphrase, officer)
    return found.officer, found.key


def unlocked_with(slots: Slots, slot: Slot, passphrase: str) -> Unlocked | None:
    """Return what `passphrase` opens of this one slot, or None."""
    return next(_opened(slots.book_id, (slot,), passphrase), None)


def _opened(book_id: str, tried: Iterable[Slot], passphrase: str) -> Iterator[Unlocked]:
    for slot in tried:
        held = open_slot(slot, book_id=book_id, passphrase=passphrase)
        if held is None:
            continue
        if slot.old:
            yield Unlocked(slot, None, ((1, held),))
            continue
        exchange = ExchangeKey.from_raw(held)
        keys = unseal(slot, exchange, book_id=book_id)
        if keys and exchange.public() == slot.public:
            yield Unlocked(slot, exchange, keys)
