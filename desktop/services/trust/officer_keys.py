"""Everything that lets one officer in: a key of their own, a signing key, and the slot for both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.domain.errors import UserError
from desktop.domain.trust.passphrase import require_strong
from desktop.services.trust.pem import to_pem
from desktop.services.trust.strength import Strength
from desktop.signing.authority import Authority
from desktop.signing.officer_key import save_key
from desktop.store import slots
from desktop.store.exchange_key import ExchangeKey
from desktop.store.queries.key_holders import signing_digest
from desktop.store.slots import Slot, Slots


@dataclass(frozen=True, slots=True)
class Room:
    """Which database a slot is for: the book, the key and its generation."""

    book_id: str
    generation: int
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OfficerKeys:
    """Keys that were made: `certificate` is PEM, `key_file` the signing key under the passphrase.

    `public` is the public half of the officer's own key, which `slot` holds.
    """

    certificate: str
    key_file: bytes = field(repr=False)
    public: bytes
    slot: Slot = field(repr=False)


def make_keys(
    authority: Authority,
    room: Room,
    *,
    officer: str,
    name: str,
    passphrase: str,
    strength: Strength,
    now: dt.datetime,
) -> OfficerKeys:
    """Make the keys of an officer; it takes a second or two, so it is done before writing begins.

    Raises UserError `certificate-name-…` or `passphrase-empty`.
    """
    signing = authority.new_officer(name, now=now)
    key_file = save_key(signing, passphrase, rounds=strength.rounds)
    exchange = ExchangeKey.generate()
    slot = make_slot(
        exchange,
        room,
        officer=officer,
        passphrase=passphrase,
        key_file=key_file,
        strength=strength,
    )
    return OfficerKeys(to_pem(signing.certificate), key_file, exchange.public(), slot)


def make_slot(
    exchange: ExchangeKey,
    room: Room,
    *,
    officer: str,
    passphrase: str,
    key_file: bytes,
    strength: Strength,
) -> Slot:
    """Return the slot of `exchange` with the database key in it; UserError `passphrase-empty`.

    `key_file` is the signing key under the same passphrase; empty for the recovery code.
    """
    made = slots.make_slot(
        exchange,
        book_id=room.book_id,
        officer=officer,
        passphrase=passphrase,
        signing=signing_digest(key_file) if key_file else b"",
        hardness=strength.slots,
    )
    return slots.with_key(
        made,
        room.key,
        book_id=room.book_id,
        public=exchange.public(),
        generation=room.generation,
    )


def refuse_passphrase(held: Slots, officer: str, passphrase: str, names: Iterable[str]) -> None:
    """Refuse a passphrase that is soon guessed, or that is another officer's.

    Whose it is remains unsaid. Raises UserError `passphrase-empty`, `passphrase-weak` or
    `passphrase-of-another`.
    """
    require_strong(passphrase, names, field="passphrase")
    if slots.others_opened(held, passphrase, officer):
        raise UserError("passphrase-of-another", field="passphrase")
