"""The copy of the database that is made before it is brought up to date, and kept beside it."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.store.folder import BookFolder
from desktop.store.schema import REVISIONS
from desktop.store.slots import sync_folder

_KEPT: Final = 2
_CHUNK: Final = 1 << 20


def copy_before(folder: BookFolder, found: str) -> Path:
    """Copy the closed database file, encrypted as it is, read it back, and keep the last two.

    `found` is the revision of the book. Raises UserError `backup-failed`; nothing is left then.
    """
    target = folder.path / f"book.before-{found}.db"
    writing = target.with_name(target.name + ".new")
    try:
        shutil.copyfile(folder.database, writing)
        with writing.open("rb+") as file:
            os.fsync(file.fileno())
        if _digest(writing) != _digest(folder.database):
            raise UserError("backup-failed", path=str(target))
        writing.replace(target)
        sync_folder(folder.path)
    except OSError as error:
        raise UserError("backup-failed", path=str(target)) from error
    finally:
        writing.unlink(missing_ok=True)
    for old in copies_kept(folder)[:-_KEPT]:
        old.unlink(missing_ok=True)
    return target


def copies_kept(folder: BookFolder) -> tuple[Path, ...]:
    """Return the copies that lie beside the book, the oldest version first."""
    places = {f"book.before-{name}.db": place for place, name in enumerate(REVISIONS)}
    found = [path for path in folder.copies_before_updates() if path.name in places]
    return tuple(sorted(found, key=lambda path: places[path.name]))


def _digest(path: Path) -> bytes:
    """Return the SHA-256 of what lies on the disk, not of what the system still has in memory."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.digest()
