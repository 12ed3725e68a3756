"""The slot of the officer who opens the book: is it the true one, and is it of today's form?"""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.key_groups import recipient_of
from desktop.services.trust.exchange_rows import put_exchange
from desktop.store import slots
from desktop.store.book import Book
from desktop.store.exchange_key import ExchangeKey
from desktop.store.queries.key_holders import known_holders
from desktop.store.slots import Slot, Slots, Unlocked


def standing_slot(book: Book, held: Slots, found: Unlocked, passphrase: str) -> Unlocked:
    """Return the slot of the same officer that the database knows, opened by the same passphrase.

    Two slots stand side by side where a power cut came into a change. Raises UserError
    `wrong-passphrase` where the one that was opened never came to count, `slots-outdated` where
    the file of slots is older than the book, `book-altered` where the officer's key was emptied.
    """
    with book.inspect() as conn:
        known = known_holders(conn)
    mine = known[found.officer]
    if mine.public == b"":
        raise UserError("book-altered", path=str(book.folder.path))
    standing = slots.settled(held, known, found.keys[0][0]).of(found.officer)
    for slot in standing:
        same = slot.salt == found.slot.salt
        opened = found if same else slots.unlocked_with(held, slot, passphrase)
        if opened is None:
            continue
        if slots.outdated(slot, mine):
            raise UserError("slots-outdated", file=str(book.folder.slots))
        return opened
    raise UserError("wrong-passphrase")


def own_key(book: Book, by: Acting, found: Unlocked, passphrase: str) -> ExchangeKey | None:
    """Return the officer's own key, made and entered into the book where it lacks.

    The slot is written first: a key that the book names and no slot holds would lock the officer
    out at the next change of keys, while a key in a slot that the book does not name yet is entered
    by the next unlocking. None where the disk takes no writing; the officer works on without.
    """
    try:
        exchange = found.exchange or _upgraded(book, found, passphrase)
        with book.inspect() as conn:
            named = known_holders(conn)[by.code].public
        if named is None:
            enter_own_key(book, by, exchange)
    except (OSError, UserError):
        return found.exchange
    return exchange


def enter_own_key(book: Book, by: Acting, exchange: ExchangeKey) -> None:
    """Enter the public half of the officer's own key; every officer may have one."""
    with book.begin(as_program(by), Act.MANAGE_KEYS) as tx:
        put_exchange(tx, recipient_of(by.code), exchange.public())


def as_program(by: Acting) -> Acting:
    """Return the officer as one who may change keys: their own, which everybody may."""
    return replace(by, allowed=frozenset({Act.MANAGE_KEYS}))


def _upgraded(book: Book, found: Unlocked, passphrase: str) -> ExchangeKey:
    """Put a slot of today's form in place of one of the first format; return the key in it."""
    held = slots.read(book.folder.slots)
    with book.inspect() as conn:
        signing = known_holders(conn)[found.officer].signing
    exchange = ExchangeKey.generate()
    made = slots.make_slot(
        exchange,
        book_id=held.book_id,
        officer=found.officer,
        passphrase=passphrase,
        signing=signing,
        hardness=found.slot.hardness,
    )
    made = slots.with_key(
        made, found.key, book_id=held.book_id, public=exchange.public(), generation=1
    )
    slots.write(book.folder.slots, with_slot(held, made))
    return exchange


def with_slot(held: Slots, made: Slot) -> Slots:
    """Return the slots with `made` in the place of every slot of the same officer."""
    others = tuple(each for each in held.slots if each.officer != made.officer)
    return Slots(held.book_id, (*others, made))


def beside(held: Slots, made: Slot) -> Slots:
    """Return the slots with `made` beside the one that the same officer has: a change begins."""
    return Slots(held.book_id, (*held.slots, made))
