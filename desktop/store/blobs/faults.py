"""Faults of the disk that holds the documents, as a person can mend them."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn an OSError into UserError `disk-full`, `book-read-only` or `disk-fault`."""
    try:
        yield
    except OSError as error:
        raise UserError(_key_of(error), path=str(path)) from error


def _key_of(error: OSError) -> str:
    if error.errno in _FULL:
        return "disk-full"
    return "book-read-only" if error.errno in _READ_ONLY else "disk-fault"
