"""One running program per book, held by a lock of the operating system.

The lock goes with the process, however it ends, so nothing is ever stale and no waiting time has
to be guessed (docs/decisions/081).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.domain.errors import UserError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class BookLock:
    """The lock on one book's folder, from `acquire` to `release`."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def acquire(cls, path: Path) -> BookLock:
        """Lock the file `path`, made where it lacks.

        Raises UserError `book-in-use` when another program holds it, `book-read-only` where the
        folder takes no writing.
        """
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except (PermissionError, OSError) as error:
            raise UserError("book-read-only", path=str(path.parent)) from error
        try:
            _take(handle)
        except OSError as error:
            os.close(handle)
            raise UserError("book-in-use", path=str(path.parent)) from error
        return cls(handle)

    def release(self) -> None:
        """Give the book free; calling it twice does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
