"""Make a backup on a stick or in a folder; "done" is said once it was read back and checked."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop import __version__
from desktop.domain.errors import UserError
from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.backups import BACKING_UP, Medium, Part, Purpose, Stage
from desktop.exchange import volume
from desktop.exchange.backup import disk, layout, pool
from desktop.exchange.backup.container import LARGEST, length_of, pieces, read_container
from desktop.exchange.backup.manifest import Manifest
from desktop.services.session import Session
from desktop.services.trust.backup.alone import alone
from desktop.services.trust.backup.check_copy import Copied, check_copy
from desktop.services.trust.backup.copy_documents import Pooled, copy_documents
from desktop.services.trust.backup.moment import Moment, in_file, in_memory, take_moment
from desktop.services.trust.backup.telling import Progress, Telling
from desktop.store.book import Book
from desktop.store.snapshot import remove_database
from desktop.store.tables.evidence import backup as backup_table

PREFIX: Final = "backup-"
"""How the private folders begin in which a snapshot lies while it is written."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that lies on the device, read back and checked.

    `copied` documents were new to the pool; `missing` are named by the book and could not be
    copied (gone or damaged in the book's folder). `same_disk` says that one broken disk would take
    both; `recorded` is false where the book itself takes no writing any more.
    """

    path: Path
    manifest: Manifest
    checked: Copied
    sha256: str
    bytes: int
    copied: int
    copied_bytes: int
    missing: tuple[str, ...]
    medium: Medium
    volume: str
    same_disk: bool
    recorded: bool


def back_up(
    session: Session,
    folder: Path,
    *,
    purpose: Purpose = Purpose.KEEP,
    progress: Progress | None = None,
) -> BackedUp:
    """Back the open book up to `folder`, a stick or any folder outside the book.

    Others may go on working in the book meanwhile; the backup is one moment of it. What `progress`
    raises stops it, and then no file that looks whole is left. Raises UserError `not-permitted`,
    `backup-under-way`, `backup-inside-book`, `backup-too-large`, `backup-book-altered`,
    `disk-full`, `disk-fault`, `book-damaged`, or as the careful write.
    """
    require(session.by, Act.BACK_UP)
    book, room = session.book, session.book.folder.path
    if room.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise UserError("backup-inside-book", path=str(room))
    if not folder.is_dir():
        raise UserError("write-folder-missing", folder=str(folder))
    telling = Telling(BACKING_UP, progress)
    with alone(), disk.private_folder(room, PREFIX, sweep_first=True) as private:
        taken = take_moment(session, private, telling)
        shelf = layout.shelf_of(folder, taken.book_id)
        disk.make_folder(shelf)
        for left in layout.unfinished(shelf):
            disk.remove(left)
        copied = copy_documents(book, shelf, taken, telling)
        return _write(session, shelf, taken, copied, purpose, telling=telling)


def _write(
    session: Session,
    shelf: Path,
    taken: Moment,
    pooled: Pooled,
    purpose: Purpose,
    *,
    telling: Telling,
) -> BackedUp:
    parts = {
        Part.SLOTS: in_memory(taken.slots),
        Part.BLOB_LIST: in_memory(pool.write_list(pooled.held)),
        Part.DATABASE: in_file(taken.database),
    }
    manifest = Manifest(
        book_id=taken.book_id,
        program=__version__,
        schema=taken.schema,
        made_at=session.book.now().replace(microsecond=0),
        purpose=purpose,
        size=taken.size,
        root=taken.root,
        parts={part: digest for part, (_, digest) in parts.items()},
        blobs=len(pooled.held),
        missing=len(pooled.missing),
    )
    length = length_of(manifest)
    if length > LARGEST:
        raise UserError("backup-too-large", path=str(session.book.folder.path))
    target = _free(shelf, manifest)
    copy = taken.private / "read-back.db"

    def told(done: int, whole: int) -> None:
        half = whole // 2
        if done < half:
            telling.at(Stage.WRITING, done, half)
        else:
            telling.at(Stage.READING_BACK, done - half, half)

    def read_back(found: Iterator[bytes]) -> None:
        remove_database(taken.database)  # room for the copy that comes from the stick
        with disk.local_faults(taken.private), disk.new_file(copy) as file:
            read_container(target.name, found, {Part.DATABASE: file.write})

    content = pieces(manifest, {part: piece for part, (piece, _) in parts.items()})
    written = disk.to_stick(target, content, length, progress=told, check=read_back)
    try:
        checked = _checked(session.book, copy, manifest, target.name, telling)
    except BaseException:
        disk.remove(target)
        raise
    medium = Medium.STICK if volume.is_removable(shelf) else Medium.FOLDER
    named = volume.name_of(shelf)
    row = {
        "medium": medium,
        "volume": named,
        "path": str(shelf),
        "file_name": target.name,
        "sha256": written.sha256,
        "bytes": written.size,
        "size": manifest.size,
        "root": base64.b64encode(manifest.root).decode("ascii"),
        "blobs": manifest.blobs,
    }
    return BackedUp(
        path=target,
        manifest=manifest,
        checked=checked,
        sha256=written.sha256,
        bytes=written.size,
        copied=len(pooled.new),
        copied_bytes=sum(blob.size for blob in pooled.new),
        missing=pooled.missing,
        medium=medium,
        volume=named,
        same_disk=shelf.stat().st_dev == session.book.folder.path.stat().st_dev,
        recorded=_recorded(session, row),
    )


def _checked(book: Book, copy: Path, manifest: Manifest, name: str, telling: Telling) -> Copied:
    """Open what came back from the stick and compare it with its log and with the snapshot."""
    telling.at(Stage.CHECKING)
    with book.inspect_copy(copy) as conn:
        try:
            return check_copy(conn, manifest, name, telling.of(Stage.CHECKING))
        except UserError as error:
            # It came back as it was written: what does not hold was so in the book already.
            raise UserError("backup-book-altered", path=str(book.folder.path)) from error


def _recorded(session: Session, row: dict[str, object]) -> bool:
    """Put the backup into the book and its log; a book that takes no writing is backed up too."""
    try:
        with session.book.begin(session.by, Act.BACK_UP) as tx:
            tx.insert(
                backup_table,
                **row,
                officer_id=session.by.officer_id,
                verified_at=tx.recorded_at,
            )
    except UserError:
        return False
    return True


def _free(shelf: Path, manifest: Manifest) -> Path:
    """Return a name that nothing in the shelf has."""
    name = layout.file_name(manifest.made_at, short_head(manifest.size, manifest.root))
    path, count = shelf / name, 2
    while path.exists():
        path = shelf / name.replace(layout.SUFFIX, f"-{count}{layout.SUFFIX}")
        count += 1
    return path
