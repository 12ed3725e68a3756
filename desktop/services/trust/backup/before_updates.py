"""The copies that the program makes of a book before it brings it up to date, and the way back."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting, require
from desktop.domain.trust.backups import Part
from desktop.exchange.backup import disk
from desktop.exchange.backup.container import damaged
from desktop.services.trust.backup.check_copy import state_of
from desktop.services.trust.backup.marks import mark_restored
from desktop.services.trust.backup.restore import OPENS_NOT, PREFIX
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_snapshot
from desktop.store.before import copies_kept
from desktop.store.book import Book
from desktop.store.folder import SUFFIX, BookFolder, existing, named


@dataclass(frozen=True, slots=True)
class BeforeUpdate:
    """A copy of the database of version `schema`, made at `made_at`; `bytes` long."""

    path: Path
    schema: str
    made_at: dt.datetime
    bytes: int


def before_updates(book: Book, by: Acting) -> tuple[BeforeUpdate, ...]:
    """Return the copies kept beside the open book, the oldest version first."""
    require(by, Act.READ_LEDGER)
    return tuple(
        BeforeUpdate(
            path,
            path.stem.rpartition("-")[2],
            dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC),
            path.stat().st_size,
        )
        for path in copies_kept(book.folder)
    )


def beside(book: Path, schema: str) -> Path:
    """Return a free path beside a book for the copy of version `schema`."""
    stem = book.name.removesuffix(SUFFIX)
    path, count = book.with_name(f"{stem}-version-{schema}{SUFFIX}"), 2
    while path.exists():
        path = book.with_name(f"{stem}-version-{schema}-{count}{SUFFIX}")
        count += 1
    return path


def restore_before(
    copy: Path, target: Path, *, passphrase: str, officer: str | None = None, reason: str = ""
) -> Path:
    """Make a new book at `target` from the copy `copy`, with the keys and documents beside it.

    It is brought up to date again. Raises UserError `backup-missing`, `backup-damaged`,
    `restore-target-taken`, `folder-missing`, `disk-full`, or as `open_book`; nothing is left then.
    """
    beside, folder = existing(copy.parent), named(target)
    if copy not in copies_kept(beside):
        raise UserError("backup-missing", file=copy.name, folder=str(copy.parent))
    if folder.path.exists():
        raise UserError("restore-target-taken", path=str(folder.path))
    if not folder.path.parent.is_dir():
        raise UserError("folder-missing", path=str(folder.path.parent))
    with disk.private_folder(folder.path.parent, PREFIX) as private:
        building = BookFolder(private / folder.path.name)
        with disk.local_faults(folder.path.parent):
            building.path.mkdir()
            disk.copy_in(copy, building.database)
            disk.copy_in(beside.slots, building.slots)
            if beside.blobs.is_dir():
                shutil.copytree(beside.blobs, building.blobs)
            else:
                building.blobs.mkdir()
        _open_and_check(building, copy, passphrase, officer, reason)
        with disk.local_faults(folder.path.parent):
            disk.rename(building.path, folder.path)
    return folder.path


def _open_and_check(
    building: BookFolder, copy: Path, passphrase: str, officer: str | None, reason: str
) -> None:
    """Bring the copy up to date, compare it with its log, and say in the log where it is from."""
    try:
        session = open_book(building.path, passphrase, officer=officer)
    except UserError as error:
        if error.key in OPENS_NOT:
            raise damaged(copy.name, Part.DATABASE) from error
        raise
    try:
        require(session.by, Act.BACK_UP)
        with session.book.inspect() as conn:
            if not verify_snapshot(conn).sound:
                raise damaged(copy.name, Part.LOG)
            size, _ = state_of(conn)
        made_at = dt.datetime.fromtimestamp(copy.stat().st_mtime, dt.UTC)
        with session.book.begin(session.by, Act.BACK_UP) as tx:
            mark_restored(tx, file=copy.name, made_at=made_at, size=size, reason=reason)
    finally:
        session.close()
