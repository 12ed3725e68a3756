"""What this computer remembers of each book's log, outside the book: a restored copy is noticed.

One small file for each book, named after the book's own random identifier: a size, a root and a
day. No name, no path, no key, nothing of what stands in the book.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from platformdirs import user_data_path

from desktop.domain.log import canonical, strict_base64
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import HASH_BYTES

FORMAT: Final = "sijill-known-head-1"
_LARGEST: Final = 4_096
_BOOK_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class KnownHead:
    """The largest state of a log that was seen here; `at` is when (UTC, whole seconds).

    `checked` is when the whole book was last checked here and found sound, None for never.
    """

    size: int
    root: bytes
    at: dt.datetime
    checked: dt.datetime | None = None


def default_folder() -> Path:
    """Return the folder of this account in which heads are remembered."""
    return user_data_path("sijill") / "known-heads"


class KnownHeads:
    """The memory below `folder`; a file that is gone or unreadable is a book not known yet.

    Nothing here may keep anybody from working: what cannot be written is not remembered.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, book_id: str) -> KnownHead | None:
        """Return what is remembered of the book."""
        try:
            with self._path(book_id).open("rb") as file:
                data = file.read(_LARGEST + 1)
            return _read(data, book_id)
        except (OSError, MalformedError, ValueError, OverflowError):
            return None

    def remember(self, book_id: str, head: KnownHead) -> None:
        """Remember `head`, unless a larger one is."""
        known = self.of(book_id)
        if known is None or head.size > known.size:
            self.reset(book_id, head)

    def remember_check(self, book_id: str, at: dt.datetime) -> None:
        """Remember that the whole book was checked at `at` and found sound."""
        known = self.of(book_id)
        if known is not None:
            self._write(book_id, replace(known, checked=at))

    def reset(self, book_id: str, head: KnownHead) -> None:
        """Remember `head`, whatever was remembered before; when it was checked stays."""
        known = self.of(book_id)
        if known is not None and head.checked is None:
            head = replace(head, checked=known.checked)
        self._write(book_id, head)

    def _write(self, book_id: str, head: KnownHead) -> None:
        with contextlib.suppress(OSError, ValueError):
            path = self._path(book_id)
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(path, _write(book_id, head))

    def _path(self, book_id: str) -> Path:
        if not _BOOK_ID.fullmatch(book_id):
            raise ValueError("not the identifier of a book")
        return self._folder / f"{book_id}.json"


def _write(book_id: str, head: KnownHead) -> bytes:
    return canonical.encode(
        {
            "format": FORMAT,
            "book": book_id,
            "size": head.size,
            "root": strict_base64.write(head.root),
            "at": int(head.at.timestamp()),
            "checked": None if head.checked is None else int(head.checked.timestamp()),
        }
    )


def _read(data: bytes, book_id: str) -> KnownHead:
    value: Any = canonical.decode(data)
    match value:
        case {
            "format": "sijill-known-head-1",
            "book": str(book),
            "size": int(size),
            "root": str(root),
            "at": int(at),
            "checked": None | int() as checked,
            **rest,
        } if not rest and book == book_id and size >= 0:
            found = strict_base64.read(root)
            if len(found) == HASH_BYTES:
                when = None if checked is None else dt.datetime.fromtimestamp(checked, dt.UTC)
                return KnownHead(size, found, dt.datetime.fromtimestamp(at, dt.UTC), when)
    raise MalformedError("known-head-shape")


def _replace(path: Path, data: bytes) -> None:
    """Write the file whole or not at all: beside it, synced, renamed, the folder synced."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
