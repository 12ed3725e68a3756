"""The folder `blobs/`: encrypted documents by the SHA-256 of their file, added and never changed.

A file is complete, synced and under its name before a row of the book may speak of it. Between the
two stands a note `.pending-<name>`: whatever ends the program there, the next opening knows exactly
which file belongs to nothing, and removes no other.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.store.blobs.faults import disk_faults
from desktop.store.blobs.format import BlobDamagedError, seal, unseal
from desktop.store.slots import sync_folder

_PART: Final = re.compile(r"\.[0-9a-f]{16}\.part")
_PENDING: Final = re.compile(r"\.pending-([0-9a-f]{64})")
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_CHUNK: Final = 1 << 20
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted file on the disk, not yet under its name; `sha256` and `size` of the document.

    `name` is the SHA-256 of the encrypted bytes.
    """

    temporary: Path
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class BlobFolder:
    """The files of one book's documents below `path`."""

    path: Path

    def file(self, name: str) -> Path:
        """Return where the file called `name` lies; ValueError where that is no such name."""
        if not _NAME.fullmatch(name):
            raise ValueError("not the name of a document's file")
        return self.path / name[:2] / name

    def has(self, name: str) -> bool:
        """Return whether the file is there, as a file."""
        path = self.file(name)
        return path.is_file() and not path.is_symlink()

    def seal(self, content: Iterable[bytes], key: bytes) -> Sealed:
        """Encrypt `content` to a temporary file and make it durable; memory stays bounded.

        Raises UserError `disk-full`, `disk-fault` or `book-read-only`, or what `content` raises;
        nothing is left then.
        """
        temporary = self.path / f".{secrets.token_hex(8)}.part"
        plain = _Counted(content)
        try:
            with disk_faults(self.path):
                self.path.mkdir(exist_ok=True)
                name = _write(temporary, seal(plain, key))
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        return Sealed(temporary, name, plain.digest.hexdigest(), plain.size)

    def keep(self, sealed: Sealed) -> None:
        """Give a sealed file its name, durably; `settle` or `discard` must follow.

        Raises UserError `disk-full`, `disk-fault` or `book-read-only`.
        """
        target = self.file(sealed.name)
        with disk_faults(self.path):
            self._pending(sealed.name).touch(mode=0o600)
            if not target.parent.exists():
                target.parent.mkdir(exist_ok=True)
            sync_folder(self.path)
            sealed.temporary.replace(target)
            sync_folder(target.parent)

    def settle(self, sealed: Sealed) -> None:
        """Say that a committed row speaks of the file."""
        with contextlib.suppress(OSError):
            self._pending(sealed.name).unlink(missing_ok=True)

    def discard(self, sealed: Sealed) -> None:
        """Remove a file that no row speaks of, under either name."""
        with contextlib.suppress(OSError):
            sealed.temporary.unlink(missing_ok=True)
            if self._pending(sealed.name).exists():
                self.file(sealed.name).unlink(missing_ok=True)
                self._pending(sealed.name).unlink(missing_ok=True)

    def read(self, name: str, key: bytes) -> Iterator[bytes]:
        """Yield the document in the file `name`, piece by piece.

        Raises UserError `document-file-missing`, `document-file-damaged` (fields `name`, `path`)
        or `disk-fault`.
        """
        path = self.file(name)
        try:
            with path.open("rb") as file:
                yield from unseal(file, key)
        except FileNotFoundError as error:
            raise UserError("document-file-missing", path=str(path)) from error
        except BlobDamagedError as error:
            raise UserError("document-file-damaged", path=str(path)) from error
        except OSError as error:
            raise UserError("disk-fault", path=str(path)) from error

    def same(self, name: str) -> bool | None:
        """Return whether the bytes of the file still make its name; None where it is missing.

        No key is needed, so whoever checks a book sees damage of documents that are not theirs. A
        file that the disk cannot give back is not the same.
        """
        path = self.file(name)
        digest = hashlib.sha256()
        try:
            with path.open("rb") as file:
                while piece := file.read(_CHUNK):
                    digest.update(piece)
        except FileNotFoundError:
            return None
        except OSError:
            return False
        return digest.hexdigest() == name

    def remove(self, name: str) -> None:
        """Remove a file for good (an erased document); one that is gone already is no error."""
        with disk_faults(self.path):
            self.file(name).unlink(missing_ok=True)

    def clean(self, wanted: Callable[[str], bool]) -> None:
        """Remove what interrupted writes left; `wanted(name)` tells whether a row speaks of it.

        Only files with a note of an unfinished write are touched. A folder that cannot be read or
        written stays as it is: reading the book does not hang on it.
        """
        with contextlib.suppress(OSError):
            for left in sorted(self.path.iterdir()):
                if _PART.fullmatch(left.name):
                    left.unlink(missing_ok=True)
                elif found := _PENDING.fullmatch(left.name):
                    if not wanted(found[1]):
                        self.file(found[1]).unlink(missing_ok=True)
                    left.unlink(missing_ok=True)

    def _pending(self, name: str) -> Path:
        return self.path / f".pending-{name}"


class _Counted:
    """Content as it passes by: its digest and its size."""

    def __init__(self, content: Iterable[bytes]) -> None:
        self._content = content
        self.digest = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for part in self._content:
            self.digest.update(part)
            self.size += len(part)
            yield part


def _write(path: Path, content: Iterable[bytes]) -> str:
    """Write a new file, synced, and return the SHA-256 of its bytes."""
    digest = hashlib.sha256()
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
        for part in content:
            digest.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
