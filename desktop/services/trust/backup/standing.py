"""The book that already stands where a backup is to be restored: may it step aside?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.log.short_head import short_head
from desktop.exchange.backup import disk
from desktop.exchange.backup.manifest import Manifest
from desktop.services.trust.backup.check_copy import state_of
from desktop.store import slots
from desktop.store.book import Book
from desktop.store.folder import SUFFIX, BookFolder
from desktop.store.lock import BookLock
from desktop.store.queries.backups import only_backups_since
from desktop.store.queries.log import leaf_hashes, load_head
from desktop.store.queries.masters import load_organisation
from desktop.store.schema import assert_known, revision
from desktop.store.snapshot import open_copy
from desktop.store.verify.pages import check_pages

_CANNOT_BE_READ: Final = frozenset(
    {"book-damaged", "book-key-mismatch", "book-unreadable", "disk-fault", "slots-damaged"}
)
_LOCKED: Final = frozenset({"wrong-passphrase", "officer-unknown"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of the log of the book that stands there.

    `common` leaves at the beginning are those of the backup; `nothing_new` tells whether what it
    took in behind them is only talk of backups.
    """

    book_id: str
    size: int
    root: bytes
    recorded_at: dt.datetime
    common: int
    nothing_new: bool


def hold(target: BookFolder) -> BookLock | None:
    """Lock the book at `target`; None where nothing stands there.

    Raises UserError `restore-target-taken` for anything that is no book, `book-in-use` while
    somebody works in it.
    """
    if not target.path.exists() and not target.path.is_symlink():
        return None
    if not target.path.is_dir() or not (target.database.exists() or target.slots.exists()):
        raise UserError("restore-target-taken", path=str(target.path))
    return BookLock.acquire(target.lock)


def refuse_newer(target: BookFolder, restored: Book, manifest: Manifest, passphrase: str) -> None:
    """Refuse to put a backup in the place of a book that knows more, or something else.

    `restored` is the backup, opened with `passphrase`. A book that is damaged may always step
    aside: what can still be read of it stays. Raises UserError `restore-over-newer`,
    `restore-over-other`, `restore-over-locked`, `restore-target-taken` or `book-newer`.
    """
    if not target.database.is_file() or not target.database.stat().st_size:
        return
    with restored.inspect() as conn:
        backed_up, reached = leaf_hashes(conn, manifest.size), load_head(conn).recorded_at
    try:
        with _opened(target, restored, passphrase) as conn:
            found = _read(conn, backed_up)
    except UserError as error:
        if error.key in _CANNOT_BE_READ:
            return
        if error.key in _LOCKED:
            raise UserError("restore-over-locked", path=str(target.path)) from error
        raise
    if found is not None:
        _compare(found, reached, manifest, target.path)


@contextmanager
def _opened(target: BookFolder, restored: Book, passphrase: str) -> Iterator[Connection]:
    """Give the book that stands there: under the backup's key, or that of its own slots."""
    try:
        with restored.inspect_copy(target.database) as conn:
            revision(conn)
        key = None
    except UserError as error:
        if error.key != "book-key-mismatch":
            raise
        _, key = slots.unlock(slots.read(target.slots), passphrase)
    same = restored.inspect_copy
    opened = same(target.database) if key is None else open_copy(target.database, key)
    with opened as conn:
        yield conn


def _read(conn: Connection, backed_up: list[bytes]) -> Standing | None:
    """Return the state of the book that stands there, or None where its pages are damaged."""
    assert_known(revision(conn))
    if next(iter(check_pages(conn)), None) is not None:
        return None
    size, root = state_of(conn)
    own = leaf_hashes(conn, len(backed_up))
    pairs = enumerate(zip(own, backed_up, strict=False))
    shorter = min(len(own), len(backed_up))
    common = next((place for place, (one, other) in pairs if one != other), shorter)
    return Standing(
        load_organisation(conn).book_id,
        size,
        root,
        load_head(conn).recorded_at,
        common,
        only_backups_since(conn, common),
    )


def _compare(found: Standing, reached: dt.datetime, manifest: Manifest, path: Path) -> None:
    """Let the book step aside only where it holds nothing that the backup lacks."""
    if found.book_id != manifest.book_id:
        raise UserError("restore-target-taken", path=str(path))
    if found.nothing_new:
        return
    fields: dict[str, object] = {
        "path": str(path),
        "standing_head": short_head(found.size, found.root),
        "standing_day": found.recorded_at.date().isoformat(),
        "backup_head": short_head(manifest.size, manifest.root),
        "backup_day": reached.date().isoformat(),
    }
    if found.common < manifest.size:
        raise UserError("restore-over-other", **fields)
    sizes = {"standing_size": found.size, "backup_size": manifest.size}
    raise UserError("restore-over-newer", **fields, **sizes)


def set_aside(target: Path, now: dt.datetime) -> Path:
    """Give the book at `target` a dated name beside it, and return that; nothing is deleted."""
    stem = target.name.removesuffix(SUFFIX)
    aside = target.with_name(f"{stem}-set-aside-{now:%Y-%m-%d}{SUFFIX}")
    count = 2
    while aside.exists():
        aside = target.with_name(f"{stem}-set-aside-{now:%Y-%m-%d}-{count}{SUFFIX}")
        count += 1
    with disk.local_faults(target.parent):
        disk.rename(target, aside)
    return aside
