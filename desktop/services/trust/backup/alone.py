"""Let one deed with backups run at a time in this program."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from desktop.domain.errors import UserError

_ONE: Final = threading.Lock()


@contextmanager
def alone() -> Iterator[None]:
    """Hold others off; the lock of the book does so between programs.

    Raises UserError `backup-under-way`.
    """
    if not _ONE.acquire(blocking=False):
        raise UserError("backup-under-way")
    try:
        yield
    finally:
        _ONE.release()
