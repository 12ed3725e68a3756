"""Books that were made once in this process: a test gets a copy of its own instead of a new one.

To make a book costs some 0.4 s (keys, certificates, the chart), a copy of it a few milliseconds.
Without a shelf every book is made anew: outside of pytest, and wherever making is what is tested.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.trust.acting import Acting
from desktop.services.session import Session
from desktop.services.trust.open_book import open_with
from desktop.store import slots
from desktop.store.folder import BookFolder

Make = Callable[[Path], Session]
"""Makes a book at a path without suffix."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A closed book, and what its opening found, so that no copy stretches a passphrase again."""

    path: Path
    by: Acting
    found: slots.Unlocked
    seconds: int
    """How often the clock was looked at while the book was made."""


class Shelf:
    """The books of one process, by what they were made of."""

    folder: Path | None = None

    def __init__(self) -> None:
        self._kept: dict[Hashable, Kept] = {}

    def take(self, made_of: Hashable, passphrase: str, make: Make, path: Path, clock) -> Session:
        """Return a copy at `path`, open, its clock where it would stand if `make` had made it."""
        if made_of not in self._kept:
            self._kept[made_of] = self._make(passphrase, make, clock)
            clock.now -= clock.step * self._kept[made_of].seconds
        kept = self._kept[made_of]
        copy = path.with_name(f"{path.name}.sijill")
        shutil.copytree(kept.path, copy)
        clock.now += clock.step * kept.seconds
        folder = BookFolder(copy)
        book, _ = open_with(folder, slots.read(folder.slots), kept.found, clock)
        return Session(book, kept.by, kept.found.exchange)

    def _make(self, passphrase: str, make: Make, clock) -> Kept:
        place = self.folder / f"{len(self._kept)}"
        place.mkdir(exist_ok=True)
        before = clock.now
        session = make(place / "book")
        session.close()
        path = session.book.folder.path
        found = slots.unlock_slot(slots.read(path / "slots.json"), passphrase)
        return Kept(path, session.by, found, (clock.now - before) // clock.step)


SHELF = Shelf()
