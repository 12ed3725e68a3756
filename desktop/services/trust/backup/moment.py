"""One moment of an open book: the copy of its database, the keys that open it, what it names."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.trust.backups import Stage
from desktop.exchange.backup import disk
from desktop.exchange.backup.container import Piece
from desktop.exchange.backup.manifest import Digest
from desktop.services.session import Session
from desktop.services.trust.backup.check_copy import state_of
from desktop.services.trust.backup.telling import Telling
from desktop.store.queries.backups import blobs_named
from desktop.store.queries.masters import load_organisation
from desktop.store.schema import revision
from desktop.store.snapshot import remove_database


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of the book: the copy of its database, its keys, and what it names."""

    private: Path
    slots: bytes
    book_id: str
    schema: str
    size: int
    root: bytes
    blobs: tuple[str, ...]

    @property
    def database(self) -> Path:
        """The copy of the database."""
        return self.private / "book.db"


def take_moment(session: Session, private: Path, telling: Telling) -> Moment:
    """Copy the database into the folder `private`; the book goes on being used.

    Raises UserError `not-permitted`, `disk-full`, `disk-fault` or `book-damaged`.
    """
    book, target = session.book, private / "book.db"
    telling.at(Stage.SNAPSHOT)
    with disk.local_faults(book.folder.path):
        slots = book.folder.slots.read_bytes()
        while True:
            book.snapshot(session.by, target, telling.of(Stage.SNAPSHOT))
            again = book.folder.slots.read_bytes()
            if again == slots:
                break
            # Somebody changed the keys meanwhile: keys and database must be of one moment.
            remove_database(target)
            slots = again
    with book.inspect_copy(target) as conn:
        size, root = state_of(conn)
        return Moment(
            private,
            slots,
            load_organisation(conn).book_id,
            revision(conn),
            size,
            root,
            blobs_named(conn),
        )


def in_memory(content: bytes) -> tuple[Piece, Digest]:
    """Return a part that is at hand."""
    return _piece(lambda: iter((content,)))


def in_file(path: Path) -> tuple[Piece, Digest]:
    """Return a part that lies in a file of the computer's own disk."""
    return _piece(lambda: disk.pieces_of(path))


def _piece(content: Callable[[], Iterator[bytes]]) -> tuple[Piece, Digest]:
    """Read a part once for its length and digests; it is read again when it is written."""
    digest, crc, size = hashlib.sha256(), 0, 0
    for piece in content():
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    return Piece(content, size, crc), Digest(size, digest.hexdigest())
