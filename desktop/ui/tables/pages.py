"""The few pages of a long list that are kept, and where every page begins. Knows no screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

R = TypeVar("R")
K = TypeVar("K")

SIZE: Final = 100
"""Rows of a page: about four screens."""
KEPT: Final = 60
"""Pages that are kept: memory stays the same for a thousand rows and for a million."""


@dataclass(frozen=True, slots=True)
class FromKey(Generic[K]):
    """Read a page that comes after `key` (None: from the beginning)."""

    key: K | None


@dataclass(frozen=True, slots=True)
class FromEnd:
    """Read the last `limit` rows; the page is the first part of them."""

    limit: int


@dataclass(frozen=True, slots=True)
class Later(Generic[K]):
    """The way is not known yet: read page `page` first, after `key`."""

    page: int
    key: K | None


class Pages(Generic[R, K]):
    """Rows by number, as far as they are here."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._ends: list[K] = []

    def row(self, number: int) -> R | None:
        """Return a row, or None while its page is not here."""
        page = self._kept.get(number // SIZE)
        within = number % SIZE
        return None if page is None or within >= len(page) else page[within]

    def has(self, page: int) -> bool:
        """Whether a page is here; it then counts as used last."""
        if page not in self._kept:
            return False
        self._kept.move_to_end(page)
        return True

    def keep(self, page: int, rows: Sequence[R], next_key: K | None) -> None:
        """Take in a page; the one used longest ago goes when there are too many."""
        self._kept[page] = rows
        self._kept.move_to_end(page)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if next_key is not None and page == len(self._ends):
            self._ends.append(next_key)

    @property
    def last_end(self) -> K | None:
        """The key of the last row of the last page whose end is known."""
        return self._ends[-1] if self._ends else None

    @property
    def ends_known(self) -> int:
        """How many pages have a known end."""
        return len(self._ends)

    def add_ends(self, first: int, keys: Sequence[K]) -> None:
        """Take in the ends of the pages from number `first` on."""
        self._ends.extend(keys[len(self._ends) - first :])

    def way_to(self, page: int, *, backwards: bool) -> FromKey[K] | FromEnd | Later[K]:
        """Say how a page is reached."""
        if page <= len(self._ends):
            return FromKey(self._ends[page - 1] if page else None)
        limit = self.count - page * SIZE
        if backwards and limit <= 2 * SIZE:
            return FromEnd(limit)
        return Later(len(self._ends), self.last_end)
