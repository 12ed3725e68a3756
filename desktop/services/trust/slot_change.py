"""Change slots and database together: whatever ends it, every officer gets in as before or after.

1. The new slots are written beside the old ones. 2. The database is committed. 3. The old slots
go. After a cut before 2 the database knows the old slots, after it the new ones; the next opening
takes the others away (`store.slots.settle`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.services.trust.settle_slots import settle_slots, standing_slots
from desktop.store import slots
from desktop.store.blobs.faults import disk_faults
from desktop.store.book import Book
from desktop.store.slots import Slot, Slots
from desktop.store.tx import Tx


@contextmanager
def changed_slots(book: Book, by: Acting, act: Act, generation: int, *made: Slot) -> Iterator[Tx]:
    """Give the transaction in which the database learns of the slots `made`.

    `generation` is that of the database key. Where the block raises, the slots are as before.
    Raises UserError as `Book.begin`, or `disk-full`, `disk-fault`.
    """
    held = standing_slots(book, generation)
    with disk_faults(book.folder.path):
        slots.write(book.folder.slots, Slots(held.book_id, (*held.slots, *made)))
    try:
        with book.begin(by, act) as tx:
            yield tx
    except BaseException:
        # Not the old file back: where the commit failed late, the database alone knows.
        with contextlib.suppress(OSError, UserError):
            settle_slots(book, generation)
        raise
    settle_slots(book, generation)
