"""Where the rows of a long table come from: pages by key, and the keys where pages begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

R = TypeVar("R")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Page(Generic[R, K]):
    """Some rows in order; `next_key` is where the page after them begins, None at the end."""

    rows: Sequence[R]
    next_key: K | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows there are, and the sums of some columns (minor units, by column key)."""

    count: int
    sums: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source(Generic[R, K]):
    """Asks the book for rows; every function runs on the database thread.

    `page(after, limit)` gives the rows after a key. `back(limit)` gives the last `limit` rows, the
    last one first, so that the end is reached at once. `anchors(after, step, limit)` gives the key
    of every `step`-th of the next `limit` rows, so that any place is reached at once; a source
    without them is walked.
    """

    page: Callable[[K | None, int], Page[R, K]]
    totals: Callable[[], Totals]
    back: Callable[[int], Sequence[R]] | None = None
    anchors: Callable[[K | None, int, int], Sequence[K]] | None = None
