"""Write a file so that "done" is true: on the device, whole, and read back.

temporary file in the target folder → byte count → fsync → rename → fsync the folder → read back
past the cache → compare → done. Whatever goes wrong leaves no file behind and says what happened,
where, and what to do.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange import volume
from desktop.exchange.uncached import read_uncached

Progress = Callable[[int, int], None]
"""Called with (done, total) bytes; writing and reading back each count once. Raise to stop."""

Check = Callable[[Iterator[bytes]], object]
"""Looks at a file as it lies on the device, piece by piece."""

_CHUNK: Final = 1 << 20
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE: Final = frozenset(
    {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE}
)


@dataclass(frozen=True, slots=True)
class Written:
    """What lies on the device now, compared byte for byte by its SHA-256."""

    path: Path
    size: int
    sha256: str


def careful_write(
    target: Path,
    content: bytes | Iterable[bytes],
    size: int,
    *,
    progress: Progress | None = None,
    check: Check | None = None,
) -> Written:
    """Write `content` (`size` bytes) to `target`, which must not exist yet.

    `check` is given what was read back from the device, and may refuse it with a UserError.

    Raises:
        UserError: `write-target-exists`, `write-folder-missing`, `write-target-full`,
            `write-file-too-large` (FAT, or a limit of the system), `write-read-only`,
            `write-device-gone`, `write-incomplete`, `write-read-back-differs` (fake capacity or a
            worn stick), `write-failed`. Nothing of ours is left in the folder.
    """
    folder = target.parent
    told = progress or _silent
    temporary = folder / f".{secrets.token_hex(8)}.part"
    made: Path | None = None
    try:
        _check_before(target, size)
        descriptor = _create(temporary)
        made = temporary
        try:
            digest = _write(descriptor, content, size, told, folder)
        finally:
            os.close(descriptor)
        temporary.rename(target)
        made = target
        _sync_folder(folder)
        told(size, 2 * size)
        _compare(target, size, digest, told, check)
    except OSError as error:
        _remove(made)
        raise _user_error(error, folder) from error
    except BaseException:
        _remove(made)
        raise
    return Written(target, size, digest)


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _check_before(target: Path, size: int) -> None:
    """Refuse what is certain to fail, before a byte is written."""
    folder = target.parent
    if not folder.is_dir():
        raise UserError("write-folder-missing", folder=str(folder))
    if target.exists() or target.is_symlink():
        raise UserError("write-target-exists", file=target.name, folder=str(folder))
    if size > volume.FAT_LARGEST_FILE and volume.is_fat(folder):
        raise UserError("write-file-too-large", folder=str(folder))
    free = volume.free_bytes(folder)
    if free < size:
        raise UserError("write-target-full", folder=str(folder))


def _create(temporary: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(temporary, flags, 0o644)


def _write(
    descriptor: int, content: bytes | Iterable[bytes], size: int, told: Progress, folder: Path
) -> str:
    """Write everything, count it, sync it; return its SHA-256."""
    digest = hashlib.sha256()
    done = 0
    told(0, 2 * size)
    for part in (content,) if isinstance(content, bytes) else content:
        view = memoryview(part)
        for at in range(0, len(view), _CHUNK):
            piece = view[at : at + _CHUNK]
            digest.update(piece)
            while len(piece):
                taken = os.write(descriptor, piece)
                if not taken:
                    raise UserError("write-incomplete", folder=str(folder))
                piece = piece[taken:]
                done += taken
            told(done, 2 * size)
    os.fsync(descriptor)
    if done != size or os.fstat(descriptor).st_size != size:
        raise UserError("write-incomplete", folder=str(folder))
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows does so with the rename."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some filesystems cannot sync a folder
            raise
    finally:
        os.close(descriptor)


def _compare(target: Path, size: int, expected: str, told: Progress, check: Check | None) -> None:
    digest = hashlib.sha256()
    done = 0

    def read() -> Iterator[bytes]:
        nonlocal done
        for piece in read_uncached(target):
            digest.update(piece)
            done += len(piece)
            yield piece
            if done <= size:
                told(size + done, 2 * size)

    pieces = read()
    refused: UserError | None = None
    if check is not None:
        try:
            check(pieces)
        except UserError as error:
            refused = error
    for _ in pieces:
        pass
    # A stick that forgot is said before what the check made of the rubbish on it.
    if done != size or digest.hexdigest() != expected:
        raise UserError("write-read-back-differs", file=target.name, folder=str(target.parent))
    if refused is not None:
        raise refused


def _remove(made: Path | None) -> None:
    if made is not None:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)


def _user_error(error: OSError, folder: Path) -> UserError:
    where = str(folder)
    if error.errno in _FULL:
        return UserError("write-target-full", folder=where)
    if error.errno == errno.EFBIG:
        return UserError("write-file-too-large", folder=where)
    if error.errno in _READ_ONLY:
        return UserError("write-read-only", folder=where)
    if error.errno in _GONE:
        return UserError("write-device-gone", folder=where)
    return UserError("write-failed", folder=where, detail=error.strerror or str(error.errno))
