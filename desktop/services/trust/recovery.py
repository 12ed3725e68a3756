"""The recovery code: printed in two halves for two people, and good for one use."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting, require
from desktop.domain.trust.key_groups import RECOVERY, recipient_of
from desktop.domain.trust.recovery_code import HALF_BYTES, RecoveryCode, joined, written
from desktop.services.session import Session
from desktop.services.trust.add_officer import names_of
from desktop.services.trust.authority_key import (
    authority_group,
    open_authority,
    settle_authority,
)
from desktop.services.trust.confirm import confirm
from desktop.services.trust.exchange_rows import put_exchange
from desktop.services.trust.group_writing import renew_group
from desktop.services.trust.groups import confidential_groups, open_as, open_group
from desktop.services.trust.officer_keys import Room, make_keys, make_slot, refuse_passphrase
from desktop.services.trust.officers import officer_by_code
from desktop.services.trust.open_book import open_with, refuse_stick
from desktop.services.trust.own_slot import as_program
from desktop.services.trust.reset_officer import replace_keys
from desktop.services.trust.settle_slots import settle_slots
from desktop.services.trust.slot_change import changed_slots
from desktop.services.trust.strength import NORMAL, Strength
from desktop.store import slots
from desktop.store.book import Book, Clock, utc_now
from desktop.store.exchange_key import ExchangeKey
from desktop.store.folder import existing
from desktop.store.queries.key_holders import known_holders, standing_recipients
from desktop.store.queries.masters import load_organisation
from desktop.store.slots import Slots, Unlocked


def make_recovery(
    session: Session,
    *,
    passphrase: str,
    founder_passphrase: str | None = None,
    deliver: Callable[[RecoveryCode], None] | None = None,
    strength: Strength = NORMAL,
) -> RecoveryCode:
    """Make the recovery code and return its halves; an earlier code opens nothing from now on.

    Both are shown or printed once and kept nowhere; `deliver` may print them before the code
    counts, and what it raises leaves the earlier code in force. Confidential groups of the one who
    acts are opened by it as well, where the code before did; those of others when a member changes
    them.
    Raises UserError `not-permitted`, `wrong-passphrase`, `authority-not-yours`,
    `wrong-founder-passphrase`, `disk-full` or `disk-fault`; nothing is changed then.
    """
    book, by = session.book, session.by
    require(by, Act.MANAGE_KEYS)
    mine = confirm(book, by, passphrase)
    me = recipient_of(by.code)
    with book.inspect() as conn:
        authority = open_authority(conn, me, mine.exchange, founder_passphrase or passphrase)
    code = RecoveryCode(*(written(os.urandom(HALF_BYTES), half) for half in (1, 2)))
    exchange = ExchangeKey.generate()
    slot = make_slot(
        exchange,
        Room(mine.held.book_id, mine.generation, mine.key),
        officer=slots.RECOVERY,
        passphrase=joined(code.first, code.second),
        key_file=b"",
        strength=strength,
    )
    if deliver is not None:
        deliver(code)
    with changed_slots(book, by, Act.MANAGE_KEYS, mine.generation, slot) as tx:
        groups = [
            (group, standing_recipients(tx.conn, group.id, group.generation))
            for group in confidential_groups(tx.conn)
        ]
        put_exchange(tx, RECOVERY, exchange.public())
        settle_authority(tx, authority, me, mine.exchange, renew=True)
        for group, held in groups:
            if {me, RECOVERY} <= held:
                renew_group(tx, open_group(tx.conn, group.id, by, mine.exchange), held)
    return code


def has_recovery(session: Session) -> bool:
    """Return whether a recovery code stands that was not used yet."""
    with session.book.inspect() as conn:
        return slots.RECOVERY in known_holders(conn)


def recover(
    path: Path,
    first: str,
    second: str,
    *,
    officer: str,
    new_passphrase: str,
    strength: Strength = NORMAL,
    clock: Clock = utc_now,
) -> Session:
    """Open the book at `path` with both halves and give `officer` a new passphrase and new keys.

    The code is used up by it: nothing opens with it any more, and a new one has to be made. Raises
    UserError as `joined` and `open_book`; `recovery-none`, `recovery-wrong`, `officer-unknown`,
    `passphrase-empty`, `passphrase-weak` or `passphrase-of-another`; nothing is changed then.
    """
    secret = joined(first, second)
    folder = existing(path)
    refuse_stick(folder.path)
    held = slots.read(folder.slots)
    if not held.of(slots.RECOVERY):
        raise UserError("recovery-none")
    found = slots.unlock_recovery(held, secret)
    if found is None or found.exchange is None:
        raise UserError("recovery-wrong")
    book, generation = open_with(folder, held, found, clock)
    try:
        settle_slots(book, generation)
        session = _recovered(
            book,
            found,
            Room(held.book_id, generation, dict(found.keys)[generation]),
            slots.read(folder.slots),
            officer=officer,
            passphrase=new_passphrase,
            strength=strength,
        )
    except BaseException:
        book.close()
        raise
    return session


def _recovered(
    book: Book,
    found: Unlocked,
    room: Room,
    held: Slots,
    *,
    officer: str,
    passphrase: str,
    strength: Strength,
) -> Session:
    with book.inspect() as conn:
        if load_organisation(conn).book_id != held.book_id:
            raise UserError("slots-of-another-book", path=str(book.folder.path))
        known = known_holders(conn).get(slots.RECOVERY)
        if known is None or known.public != found.slot.public:
            raise UserError("recovery-none")
        who, names = officer_by_code(conn, officer), names_of(conn)
        if not who.active:
            raise UserError("officer-unknown", officer=officer)
        authority = open_authority(conn, RECOVERY, found.exchange, "")
    refuse_passphrase(held, officer, passphrase, names)
    made = make_keys(
        authority,
        room,
        officer=officer,
        name=who.name_ar or who.name_en,
        passphrase=passphrase,
        strength=strength,
        now=book.now(),
    )
    by = who.acting()
    with changed_slots(book, as_program(by), Act.MANAGE_KEYS, room.generation, made.slot) as tx:
        groups = [
            (group, standing_recipients(tx.conn, group.id, group.generation))
            for group in confidential_groups(tx.conn)
        ]
        replace_keys(tx, who, made)
        put_exchange(tx, RECOVERY, None)
        if authority_group(tx.conn) is not None:
            settle_authority(tx, authority, RECOVERY, found.exchange, renew=True)
        for group, members in groups:
            if RECOVERY in members and members != {RECOVERY}:
                old = open_as(tx.conn, group.id, group.generation, RECOVERY, found.exchange)
                renew_group(tx, old, members - {RECOVERY})
    return _session(book, by, made.slot.officer, passphrase)


def _session(book: Book, by: Acting, code: str, passphrase: str) -> Session:
    """Return the open session of the officer who got in again."""
    opened = slots.unlock_slot(slots.read(book.folder.slots), passphrase, code)
    return Session(book, by, opened.exchange)
