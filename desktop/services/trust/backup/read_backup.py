"""Read a backup from a stick: its manifest, its parts, and what is said when it is none."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import Part
from desktop.exchange.backup import disk, pool
from desktop.exchange.backup.container import (
    Sink,
    damaged,
    length_of,
    read_container,
    read_manifest,
)
from desktop.exchange.backup.layout import SUFFIX
from desktop.exchange.backup.manifest import Manifest
from desktop.exchange.backup.pool import Blob
from desktop.store.folder import BookFolder
from desktop.store.schema import REVISIONS

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup whose every byte was read: its manifest, its documents, the file's SHA-256."""

    manifest: Manifest
    blobs: tuple[Blob, ...]
    sha256: str


@contextlib.contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Say that a stick does not answer; `backup-unreadable`."""
    try:
        yield
    except OSError as error:
        raise UserError("backup-unreadable", file=file.name, folder=str(file.parent)) from error


def manifest_of(file: Path) -> Manifest:
    """Return what a backup says of itself; of the rest only the length is looked at.

    Raises UserError `backup-missing`, `backup-not-one`, `backup-unreadable`, `backup-newer` or
    `backup-damaged`.
    """
    if not file.is_file():
        raise UserError("backup-missing", file=file.name, folder=str(file.parent))
    if not file.name.endswith(SUFFIX):
        raise UserError("backup-not-one", file=file.name)
    with _reading(file):
        manifest = read_manifest(file.name, disk.pieces_of(file))
        length = file.stat().st_size
    if length != length_of(manifest):
        raise damaged(file.name, Part.END)
    if manifest.schema not in REVISIONS:
        raise UserError("backup-newer", file=file.name, program=manifest.program)
    return manifest


def check_file(file: Path, progress: Progress | None = None) -> Manifest:
    """Read every byte of a backup and compare it with its digests; no key is needed.

    Raises UserError as `manifest_of`.
    """
    manifest = manifest_of(file)
    with _reading(file):
        _walk(file, {}, progress)
    return manifest


def unpack(file: Path, book: BookFolder, progress: Progress | None = None) -> Unpacked:
    """Take keys and database out of a backup into the folder of a book, which must be empty.

    Raises UserError as `manifest_of`, and `disk-full`, `disk-fault` or `book-folder-unwritable`
    for the computer's own disk.
    """
    manifest_of(file)
    listed = bytearray()

    def listen(piece: bytes) -> None:
        listed.extend(piece)
        if len(listed) > pool.LARGEST_LIST:
            raise damaged(file.name, Part.BLOB_LIST)

    with (
        disk.local_faults(book.path),
        disk.new_file(book.slots) as slots,
        disk.new_file(book.database) as database,
    ):
        sinks: dict[Part, Sink] = {
            Part.SLOTS: slots.write,
            Part.BLOB_LIST: listen,
            Part.DATABASE: database.write,
        }
        manifest, sha256 = _walk(file, sinks, progress)
    try:
        blobs = pool.read_list(bytes(listed))
    except ValueError as error:
        raise damaged(file.name, Part.BLOB_LIST) from error
    if len(blobs) != manifest.blobs:
        raise damaged(file.name, Part.BLOB_LIST)
    return Unpacked(manifest, blobs, sha256)


def blobs_of(file: Path) -> tuple[Blob, ...]:
    """Return the documents that belong to a backup, after every byte of it was read."""
    listed = bytearray()
    with _reading(file):
        _walk(file, {Part.BLOB_LIST: listed.extend}, None)
    try:
        return pool.read_list(bytes(listed))
    except ValueError as error:
        raise damaged(file.name, Part.BLOB_LIST) from error


def _walk(file: Path, sinks: dict[Part, Sink], progress: Progress | None) -> tuple[Manifest, str]:
    """Read the whole file; faults of the stick are told apart from those of the own disk."""
    digest = hashlib.sha256()
    length = file.stat().st_size

    def pieces() -> Iterator[bytes]:
        done = 0
        with _reading(file):
            for piece in disk.pieces_of(file):
                digest.update(piece)
                done += len(piece)
                if progress is not None:
                    progress(min(done, length), length)
                yield piece

    manifest = read_container(file.name, pieces(), sinks)
    return manifest, digest.hexdigest()
