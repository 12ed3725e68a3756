"""Change one's own passphrase: the slot and the signing key go under the new one together."""

from __future__ import annotations

from desktop.domain.trust.acting import Act
from desktop.services.session import Session
from desktop.services.trust.add_officer import names_of
from desktop.services.trust.confirm import confirm
from desktop.services.trust.exchange_rows import note_key
from desktop.services.trust.officer_keys import Room, make_slot, refuse_passphrase
from desktop.services.trust.officers import officer_by_code
from desktop.services.trust.own_slot import as_program
from desktop.services.trust.slot_change import changed_slots
from desktop.services.trust.strength import NORMAL, Strength
from desktop.signing.officer_key import load_key, save_key
from desktop.store.tables.organisation import officer as officer_table


def change_passphrase(session: Session, *, old: str, new: str, strength: Strength = NORMAL) -> None:
    """Put `new` in the place of `old` for the officer who acts; every key stays the same.

    Whatever ends it, either the old passphrase opens book and signing key, or the new one does.
    Backups made before still open with the old one. Raises UserError `wrong-passphrase`,
    `passphrase-empty`, `passphrase-weak`, `passphrase-of-another`, `wrong-signing-passphrase`,
    `disk-full` or `disk-fault`; nothing is changed then.
    """
    book, by = session.book, session.by
    mine = confirm(book, by, old)
    with book.inspect() as conn:
        held, names = officer_by_code(conn, by.code), names_of(conn)
    refuse_passphrase(mine.held, by.code, new, names)
    key_file = save_key(load_key(held.key, old), new, rounds=strength.rounds)
    slot = make_slot(
        mine.exchange,
        Room(mine.held.book_id, mine.generation, mine.key),
        officer=by.code,
        passphrase=new,
        key_file=key_file,
        strength=strength,
    )
    with changed_slots(book, as_program(by), Act.MANAGE_KEYS, mine.generation, slot) as tx:
        tx.update(officer_table, held.id, key=key_file)
        note_key(tx, "rewrapped", "signing", by.code, algorithm="ECDSA-P-256", public=None)
