"""Finish or undo what a power cut left of a change of keys."""

from __future__ import annotations

import contextlib

from desktop.store import slots
from desktop.store.book import Book
from desktop.store.queries.key_holders import known_holders
from desktop.store.rekey import clear_left_behind
from desktop.store.slots import Slots


def settle_slots(book: Book, generation: int) -> None:
    """Leave in the file of slots what the database knows, and nothing of a key that went.

    `generation` is that of the key that opened the book. The caller holds the book open. Where the
    disk takes no writing everything stays as it is: the next opening tries again.
    """
    with contextlib.suppress(OSError):
        clear_left_behind(book.folder)
        held = slots.read(book.folder.slots)
        now = standing_slots(book, generation)
        if now == held or not now.slots:
            return
        if any(each.generation < generation for slot in held.slots for each in slot.sealed):
            # Copies under the key that went: nobody but whoever was removed could open them.
            for copy in book.folder.copies_before_updates():
                copy.unlink(missing_ok=True)
        slots.write(book.folder.slots, now)


def standing_slots(book: Book, generation: int) -> Slots:
    """Return the slots that the database knows, with the key of one generation."""
    held = slots.read(book.folder.slots)
    with book.inspect() as conn:
        known = known_holders(conn)
    return slots.settled(held, known, generation)
