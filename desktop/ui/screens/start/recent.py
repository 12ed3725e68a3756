"""The books that were opened here lately, as they are remembered between two starts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST: Final = 8
"""How many books are remembered."""

_BETWEEN: Final = "\t"


@dataclass(frozen=True, slots=True)
class RecentBook:
    """A book that was opened here; `opened` is an aware UTC moment, `there` whether it still is."""

    path: Path
    opened: dt.datetime
    there: bool

    @property
    def name(self) -> str:
        """Return the folder's name without its suffix."""
        return self.path.stem


def recent_books(stored: Iterable[str], exists: Callable[[Path], bool]) -> tuple[RecentBook, ...]:
    """Return the remembered books, the last one first; what cannot be read is passed over."""
    found = (_read(line, exists) for line in stored)
    return tuple(book for book in found if book is not None)[:MOST]


def remember(stored: Iterable[str], path: Path, opened: dt.datetime) -> list[str]:
    """Return what to store now that `path` was opened: it comes first, and stands there once."""
    line = f"{opened.astimezone(dt.UTC).isoformat(timespec='seconds')}{_BETWEEN}{path}"
    return [line, *forget(stored, path)][:MOST]


def forget(stored: Iterable[str], path: Path) -> list[str]:
    """Return what to store once `path` is to be forgotten."""
    return [line for line in stored if line.partition(_BETWEEN)[2] != str(path)]


def _read(line: str, exists: Callable[[Path], bool]) -> RecentBook | None:
    moment, _, path = line.partition(_BETWEEN)
    try:
        opened = dt.datetime.fromisoformat(moment)
    except ValueError:
        return None
    if not path or opened.tzinfo is None:
        return None
    return RecentBook(Path(path), opened, exists(Path(path)))
