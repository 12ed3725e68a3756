"""Every change that backups make to a disk, in one place: what is recorded here is all there is.

Writing to the stick goes through the careful write; this module has the rest: folders, names,
and files that are written to the computer's own disk when a book is restored.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from desktop.domain.errors import UserError
from desktop.exchange.careful_write import Check, Progress, Written, careful_write

CHUNK: Final = 1 << 20
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def pieces_of(path: Path) -> Iterator[bytes]:
    """Yield the content of a file; raises OSError."""
    with path.open("rb", buffering=0) as file:
        while piece := file.read(CHUNK):
            yield piece


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal; raises OSError."""
    digest = hashlib.sha256()
    for piece in pieces_of(path):
        digest.update(piece)
    return digest.hexdigest()


def to_stick(
    target: Path,
    content: Iterable[bytes],
    size: int,
    *,
    progress: Progress | None = None,
    check: Check | None = None,
) -> Written:
    """Write a file to the stick with read-back; raises UserError as `careful_write`."""
    return careful_write(target, content, size, progress=progress, check=check)


def make_folder(path: Path) -> None:
    """Make a folder on the stick, with those above it.

    Raises UserError `write-target-full`, `write-read-only`, `write-device-gone` or
    `write-failed`.
    """
    try:
        if path.is_dir():
            return
        made = [each for each in (path, *path.parents) if not each.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for each in made:
            sync_folder(each.parent)
    except OSError as error:
        raise _on_stick(error, path) from error


def _on_stick(error: OSError, path: Path) -> UserError:
    where = str(path.parent)
    if error.errno in _FULL:
        return UserError("write-target-full", folder=where)
    if error.errno in _REFUSED:
        return UserError("write-read-only", folder=where)
    if error.errno in {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ESTALE}:
        return UserError("write-device-gone", folder=where)
    return UserError("write-failed", folder=where, detail=error.strerror or str(error.errno))


def remove(path: Path) -> None:
    """Remove a file of ours, if it is there; raises UserError as `make_folder`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _on_stick(error, path) from error


@contextmanager
def local_faults(path: Path) -> Iterator[None]:
    """Turn faults of the computer's own disk into sentences.

    Raises UserError `disk-full`, `book-folder-unwritable` or `disk-fault`.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise UserError("disk-full", path=str(path)) from error
        if error.errno in _REFUSED:
            raise UserError("book-folder-unwritable", path=str(path)) from error
        if error.errno == errno.ENAMETOOLONG:
            raise UserError("file-name-too-long", path=str(path)) from error
        raise UserError("disk-fault", path=str(path)) from error


@contextmanager
def private_folder(room: Path, prefix: str, *, sweep_first: bool = False) -> Iterator[Path]:
    """Give a folder below `room` that only this account may read; it goes with all in it.

    `sweep_first` where nobody else can be working there. Raises UserError as `local_faults`.
    """
    if sweep_first:
        sweep(room, prefix)
    with local_faults(room):
        made = Path(tempfile.mkdtemp(prefix=prefix, suffix=".tmp", dir=room))
    try:
        yield made
    finally:
        remove_tree(made)


def sweep(room: Path, prefix: str, *, older: float = 0.0) -> None:
    """Remove the private folders, `older` seconds at least, that a cut-off program left there."""
    with contextlib.suppress(OSError):
        for left in room.glob(f"{prefix}*.tmp"):
            if left.is_symlink() or not left.is_dir():
                continue
            if time.time() - left.stat().st_mtime >= older:
                remove_tree(left)


def remove_tree(path: Path) -> None:
    """Remove a folder of ours with all that is in it, as far as the disk allows it."""
    shutil.rmtree(path, ignore_errors=True)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a new file on the computer's own disk; it is durable when the block is left."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
        yield file
        file.flush()
        os.fsync(file.fileno())


_BINARY: Final = getattr(os, "O_BINARY", 0)


def rename(old: Path, new: Path) -> None:
    """Give a folder another name for good."""
    old.rename(new)
    sync_folder(new.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system and the filesystem can."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # FAT through FUSE cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def temporary() -> Path:
    """Return the folder in which the system keeps what is of use for a short while."""
    return Path(tempfile.gettempdir())


def copy_in(source: Path, target: Path) -> None:
    """Copy a file on the computer's own disk to a new one, durably; raises OSError."""
    with new_file(target) as file:
        for piece in pieces_of(source):
            file.write(piece)
