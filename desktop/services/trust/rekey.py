"""Change the key of the database: all who stay get the new one, whoever goes is left with the old.

The order, so that a power cut anywhere leaves a book that opens for everybody it should:

1. The database is copied beside itself under the new key, compared, and changed there.
2. The slots get the new key beside the old one, sealed to the public keys in the book.
3. One rename puts the copy in the place of the database.
4. The old key goes from the slots, and with it the slots of whoever is no officer any more.

Until 3 the book is as before, and the next opening takes the rest away; from 3 on it is changed,
and the next opening does 4.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.services.trust.confirm import Confirmed
from desktop.services.trust.settle_slots import settle_slots, standing_slots
from desktop.store import slots
from desktop.store.blobs.faults import disk_faults
from desktop.store.book import Book
from desktop.store.queries.key_holders import known_holders
from desktop.store.rekey import clear_left_behind
from desktop.store.slots import Slot, Slots
from desktop.store.snapshot import Progress
from desktop.store.tx import Tx

Step = Callable[[str], None]
"""Hears the name of each step when it is done; a test may raise or end the process there."""

STEPS: Final = ("begun", "copied", "changed", "sealed", "exchanged", "settled")


def rekey(
    book: Book,
    by: Acting,
    mine: Confirmed,
    change: Callable[[Tx], None],
    *,
    leaving: frozenset[str] = frozenset(),
    progress: Progress | None = None,
    step: Step | None = None,
) -> None:
    """Give the book a new key; `change` writes into it what goes with that, in one transaction.

    `leaving` are codes of officers who are given no new key. `progress` hears (pages done, of how
    many), and what it raises stops the work, up to the step "sealed". Raises UserError
    `officer-must-unlock-first`, `slots-outdated`, `rekey-check-failed`, `book-changing-keys`,
    `disk-full` or `disk-fault`; nothing is changed then.
    """
    told = step or _nothing
    with book.changing_key():
        held = standing_slots(book, mine.generation)
        key, generation = os.urandom(slots.KEY_BYTES), held.generation + 1
        wide = _with_new_key(book, held, key, generation, leaving)
        told(STEPS[0])
        try:
            with book.copied_under(key, progress) as coming:
                told(STEPS[1])
                with coming.begin(by, Act.MANAGE_OFFICERS) as tx:
                    change(tx)
            told(STEPS[2])
            with disk_faults(book.folder.path):
                slots.write(book.folder.slots, wide)
            told(STEPS[3])
            book.put_in_place(key)
        except BaseException:
            with contextlib.suppress(OSError):
                clear_left_behind(book.folder)
            with contextlib.suppress(OSError, UserError):
                settle_slots(book, mine.generation)
            raise
        told(STEPS[4])
        settle_slots(book, generation)
        told(STEPS[5])


def _with_new_key(
    book: Book, held: Slots, key: bytes, generation: int, leaving: frozenset[str]
) -> Slots:
    """Return the slots with the new key beside the old one, but not for those who leave."""
    with book.inspect() as conn:
        known = known_holders(conn)
    made: list[Slot] = []
    for slot in held.slots:
        if slot.officer in leaving:
            made.append(slot)
            continue
        public = known[slot.officer].public if slot.officer in known else None
        if slot.old or public is None:
            raise UserError("officer-must-unlock-first", officer=slot.officer)
        if public != slot.public:
            raise UserError("slots-outdated", file=str(book.folder.slots))
        made.append(
            slots.with_key(slot, key, book_id=held.book_id, public=public, generation=generation)
        )
    return Slots(held.book_id, tuple(made))


def _nothing(_step: str) -> None:
    """Nobody listens."""
