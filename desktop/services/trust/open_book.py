"""Open a book with an officer's passphrase."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Acting
from desktop.exchange.volume import is_stick
from desktop.services.session import Session
from desktop.services.trust.officers import officer_by_code
from desktop.services.trust.own_slot import own_key, standing_slot
from desktop.services.trust.settle_slots import settle_slots
from desktop.services.trust.terms import refuse_ended
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.store import slots
from desktop.store.book import Book, Clock, utc_now
from desktop.store.faults import as_altered
from desktop.store.folder import BookFolder, existing
from desktop.store.queries.masters import load_organisation
from desktop.store.slots import Slots, Unlocked
from desktop.store.tx import SignCheckpoint


def signer_of(name: str, private: bytes) -> SignCheckpoint:
    """Return the function that signs a head with the log key."""
    key = LogKey.from_raw(private)
    return lambda head: sign_checkpoint(key, name, head)


def open_book(
    path: Path,
    passphrase: str,
    *,
    officer: str | None = None,
    clock: Clock = utc_now,
    as_it_is: bool = False,
) -> Session:
    """Unlock and open the book at `path`; without `officer` every slot is tried.

    What a power cut left of a change of keys is finished or undone, and an officer of a book of the
    first format gets a key of their own; with `as_it_is` neither, for a copy that is to be
    compared with another. Raises UserError `book-missing`, `book-on-stick`, `book-not-folder`,
    `book-incomplete`, `book-unreadable`, `slots-damaged`, `slots-of-another-book`,
    `slots-outdated`, `officer-unknown`, `officer-removed`, `office-ended`, `wrong-passphrase`,
    `book-in-use`, `book-read-only`, `book-damaged`, `book-altered`, `book-key-mismatch` or
    `book-newer`. Nothing is changed by any of them.
    """
    folder = existing(path)
    refuse_stick(folder.path)
    held = slots.read(folder.slots)
    found = slots.unlock_slot(held, passphrase, officer)
    book, generation = open_with(folder, held, found, clock)
    try:
        with as_altered(folder.path):
            by = _who(book, found.officer, held.book_id)
            if as_it_is:
                return Session(book, by, found.exchange)
            found = standing_slot(book, held, found, passphrase)
            settle_slots(book, generation)
            return Session(book, by, own_key(book, by, found, passphrase))
    except BaseException:
        book.close()
        raise


def refuse_stick(path: Path) -> None:
    """Refuse a book on a stick or a card: its disk must not be pulled out under it.

    `path` may not exist yet. Raises UserError `book-on-stick`.
    """
    # os.path: a name that is too long for the disk is simply not there.
    if is_stick(path if os.path.isdir(path) else path.parent):  # noqa: PTH112
        raise UserError("book-on-stick", path=str(path))


def open_with(
    folder: BookFolder, held: Slots, found: Unlocked, clock: Clock = utc_now
) -> tuple[Book, int]:
    """Open the book with the newest of the keys that fits; return it and that key's generation.

    Raises UserError as `open_book` does; `officer-removed` where the key was changed and this slot
    was given no new one.
    """
    for generation, key in found.keys:
        try:
            return Book.open(folder, key, signer_of=signer_of, clock=clock), generation
        except UserError as error:
            if error.key != "book-key-mismatch":
                raise
            refused = error
    if held.generation > found.keys[0][0]:
        raise UserError("officer-removed", officer=found.officer) from refused
    raise refused


def _who(book: Book, code: str, book_id: str) -> Acting:
    """Return the officer whose slot opened, once the slots prove to be of this book."""
    with book.inspect() as conn:
        if load_organisation(conn).book_id != book_id:
            raise UserError("slots-of-another-book", path=str(book.folder.path))
        officer = officer_by_code(conn, code)
        if not officer.active:
            raise UserError("officer-unknown", officer=code)
        refuse_ended(conn, officer.last_day, book.now())
    return officer.acting()


def officers_of(path: Path) -> tuple[str, ...]:
    """Return the codes of the officers who can unlock the book at `path`, without a passphrase."""
    held = slots.read(existing(path).slots).slots
    return tuple(dict.fromkeys(slot.officer for slot in held if slot.officer != slots.RECOVERY))
