"""Make a book again from a backup: whole and checked, or not at all, and over nothing newer."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.backups import RESTORING, Part, Stage
from desktop.exchange.backup import disk, pool
from desktop.exchange.backup.container import damaged
from desktop.exchange.backup.manifest import Manifest
from desktop.exchange.backup.pool import Blob
from desktop.services.session import Session
from desktop.services.trust.backup.check_copy import Copied, check_copy
from desktop.services.trust.backup.marks import mark_restored
from desktop.services.trust.backup.read_backup import unpack
from desktop.services.trust.backup.standing import hold, refuse_newer, set_aside
from desktop.services.trust.backup.telling import Progress, Telling
from desktop.services.trust.open_book import open_book
from desktop.store.book import utc_now
from desktop.store.folder import BookFolder, named

Clock = Callable[[], dt.datetime]

PREFIX: Final = ".sijill-restore-"
_LEFT_BEHIND: Final = 24 * 3600
"""Seconds after which a private folder is surely none that another program works in."""

OPENS_NOT: Final = {"book-damaged", "book-key-mismatch", "slots-damaged", "slots-of-another-book"}
"""What opening says of a copy that is not whole."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A book that stands again at `path`, closed.

    `set_aside` is where the book went that stood there before; `missing` names documents that the
    stick no longer had whole.
    """

    path: Path
    manifest: Manifest
    checked: Copied
    set_aside: Path | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unpacking:
    """A backup that was taken out, opened and checked in a private folder."""

    session: Session
    manifest: Manifest
    checked: Copied
    blobs: tuple[Blob, ...]
    sha256: str


def restore(
    file: Path,
    target: Path,
    *,
    passphrase: str,
    officer: str | None = None,
    reason: str = "",
    progress: Progress | None = None,
    clock: Clock = utc_now,
) -> Restored:
    """Restore the backup `file` to the new folder `target` (the suffix is added where it lacks).

    The passphrase is one that opened the book when the backup was made. A book of an older version
    is brought up to date. The same or an older state of the book at `target` is set aside under a
    dated name. Raises UserError `backup-…`, `restore-…`, `wrong-passphrase`, `officer-unknown`,
    `not-permitted`, `folder-missing`, `book-in-use`, `disk-full`, `disk-fault` or
    `book-folder-unwritable`; nothing is changed by any of them, nor by what `progress` raises.
    """
    folder = named(target)
    if not folder.path.parent.is_dir():
        raise UserError("folder-missing", path=str(folder.path.parent))
    telling = Telling(RESTORING, progress)
    held = hold(folder)
    disk.sweep(folder.path.parent, PREFIX, older=_LEFT_BEHIND)
    try:
        with disk.private_folder(folder.path.parent, PREFIX) as private:
            building = BookFolder(private / folder.path.name)
            with unpacked(
                file, building, passphrase, officer=officer, telling=telling, clock=clock
            ) as found:
                if held is not None:
                    refuse_newer(folder, found.session.book, found.manifest, passphrase)
                missing = _documents(file, building, found.blobs, telling)
                _say(found, file, reason)
            # A folder in which a file is locked cannot be renamed on Windows.
            aside = None
            if held is not None:
                held.release()
                aside = set_aside(folder.path, clock())
            with disk.local_faults(folder.path.parent):
                disk.rename(building.path, folder.path)
    finally:
        if held is not None:
            held.release()
    return Restored(folder.path, found.manifest, found.checked, aside, missing)


@contextmanager
def unpacked(
    file: Path,
    building: BookFolder,
    passphrase: str,
    *,
    officer: str | None,
    telling: Telling,
    clock: Clock = utc_now,
) -> Iterator[Unpacking]:
    """Give the backup opened in the folder of `building`, which is made; closed at the end.

    Raises UserError as `restore` does for the file and the passphrase.
    """
    with disk.local_faults(building.path.parent):
        building.path.mkdir()
        building.blobs.mkdir()
    taken = unpack(file, building, telling.of(Stage.WRITING))
    try:
        session = open_book(building.path, passphrase, officer=officer, clock=clock, as_it_is=True)
    except UserError as error:
        if error.key in OPENS_NOT:
            part = Part.SLOTS if error.key.startswith("slots") else Part.DATABASE
            raise damaged(file.name, part) from error
        raise
    try:
        require(session.by, Act.BACK_UP)
        with session.book.inspect() as conn:
            checked = check_copy(conn, taken.manifest, file.name, telling.of(Stage.CHECKING))
        yield Unpacking(session, taken.manifest, checked, taken.blobs, taken.sha256)
    finally:
        session.close()


def _documents(
    file: Path, building: BookFolder, blobs: tuple[Blob, ...], telling: Telling
) -> tuple[str, ...]:
    """Take the documents out of the pool; return those that it has no more, or not whole."""
    whole = sum(blob.size for blob in blobs)
    missing, before = [], 0
    if shutil.disk_usage(building.path).free < whole:
        raise UserError("disk-full", path=str(building.path.parent.parent))
    telling.at(Stage.DOCUMENTS)
    for blob in blobs:
        target = building.blobs / blob.name[:2] / blob.name
        if not pool.take_out(file.parent, blob, target):
            missing.append(blob.name)
        before += blob.size
        telling.at(Stage.DOCUMENTS, before, whole)
    return tuple(missing)


def _say(found: Unpacking, file: Path, reason: str) -> None:
    """Put it into the log of the restored book that it begins again here."""
    session, manifest = found.session, found.manifest
    with session.book.begin(session.by, Act.BACK_UP) as tx:
        mark_restored(
            tx, file=file.name, made_at=manifest.made_at, size=manifest.size, reason=reason
        )
