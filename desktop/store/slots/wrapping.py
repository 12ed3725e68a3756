"""Make a slot, open one, and seal the database key to it."""

from __future__ import annotations

import json
import os
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.errors import UserError
from desktop.store.exchange_key import ExchangeKey, seal_to
from desktop.store.slots.hardness import SALT_BYTES, Hardness, calibrated, stretch
from desktop.store.slots.slot import FIRST_FORMAT, FORMAT, SealedKey, Slot


def make_slot(
    exchange: ExchangeKey,
    *,
    book_id: str,
    officer: str,
    passphrase: str,
    signing: bytes = b"",
    hardness: Hardness | None = None,
) -> Slot:
    """Return a slot that gives `exchange` back for `passphrase`; no key of the book is in it yet.

    Without `hardness` it is measured, so that one guess takes half a second to a second here.
    Raises UserError `passphrase-empty`.
    """
    if not passphrase.strip():
        raise UserError("passphrase-empty")
    cost = hardness or calibrated()
    salt, nonce, public = os.urandom(SALT_BYTES), os.urandom(12), exchange.public()
    wrapping = AESGCM(stretch(passphrase, salt, cost))
    wrapped = wrapping.encrypt(nonce, exchange.raw(), _bound(book_id, officer))
    return Slot(officer, cost, salt, nonce, wrapped, public, signing)


def open_slot(slot: Slot, *, book_id: str, passphrase: str) -> bytes | None:
    """Return the 32 bytes in the slot, or None where the passphrase is not this slot's.

    They are the officer's X25519 key, in a slot of the first format the database key.
    """
    wrapping = AESGCM(stretch(passphrase, slot.salt, slot.hardness))
    bound = _bound_first(book_id, slot.officer) if slot.old else _bound(book_id, slot.officer)
    try:
        return wrapping.decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        return None


def with_key(slot: Slot, key: bytes, *, book_id: str, public: bytes, generation: int) -> Slot:
    """Return the slot with the database key of one generation added, sealed to `public`.

    `public` comes from the book, never from the file, or whoever can write the file would be given
    the key. Raises ValueError where it is not the key in the slot, or no key at all.
    """
    if public != slot.public:
        raise ValueError("the slot is of another key")
    about = _bound_key(book_id, slot.officer, generation)
    kept = tuple(each for each in slot.sealed if each.generation != generation)
    sealed = SealedKey(generation, seal_to(public, key, about))
    return replace(slot, sealed=(*kept, sealed))


def unseal(slot: Slot, exchange: ExchangeKey, *, book_id: str) -> tuple[tuple[int, bytes], ...]:
    """Return every database key that the slot holds with its generation, the newest first."""
    found = []
    for each in sorted(slot.sealed, key=lambda one: -one.generation):
        about = _bound_key(book_id, slot.officer, each.generation)
        key = exchange.open(each.sealed, about)
        if key is not None:
            found.append((each.generation, key))
    return tuple(found)


def _bound(book_id: str, officer: str) -> bytes:
    return _json(FORMAT, book_id, officer)


def _bound_first(book_id: str, officer: str) -> bytes:
    # As the first version wrote it, with a space after each comma.
    return json.dumps([FIRST_FORMAT, book_id, officer], ensure_ascii=False).encode()


def _bound_key(book_id: str, officer: str, generation: int) -> bytes:
    return _json(FORMAT, book_id, officer, generation)


def _json(*said: str | int) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
