"""What others hold of the log, and whether the log of today still continues it.

A receipt, a package, a backup and this computer each remember the log at one size with one root. A
log that only grew gives that root at that size again. One that is shorter is an older copy; one
that gives another root was rewritten, or went on from an older copy.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.log.merkle import Frontier

_DORMANT: Final = dt.timedelta(days=366)
_BEHIND: Final = dt.timedelta(days=1)


class Source(Enum):
    """Who remembers a state of the log."""

    RECEIPT = "receipt"
    PACKAGE = "package"
    BACKUP = "backup"
    COMPUTER = "computer"


class Agreement(Enum):
    """Whether the log continues a state; BEYOND: the state is of a book that knew more."""

    AGREES = "agrees"
    BEYOND = "beyond"
    DIFFERENT = "different"


class ClockDoubt(Enum):
    """What is odd about the computer's clock."""

    AHEAD = "clock_ahead"
    BEHIND = "clock_behind"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The log had `size` leaves and `root` at `at` (UTC), as `source` remembers.

    `who` is the authority, the backup's file or "", `what` the package or "" (a receipt for a
    package that the book does not know is of a time after this copy). `position` is the place in
    the log from which this is known (None: known outside the book).
    """

    source: Source
    size: int
    root: bytes
    at: dt.datetime
    who: str = ""
    what: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A remembered state and what became of it; `accepted`: an officer went on knowing of it."""

    remembered: Remembered
    agreement: Agreement
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """An authority whose receipts are accepted; `verifier_key` is its C2SP text."""

    id: int
    name: str
    verifier_key: str
    active: bool
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class KeptReceipt:
    """A receipt of the book; `package` ("commission-annual-2025 v1") is "" where it is unknown."""

    id: int
    authority: str
    package: str
    size: int
    root: bytes
    note: str
    sha256: str
    issued_at: dt.datetime
    recorded_at: dt.datetime


def roots_at(
    read: Callable[[int, int], Sequence[bytes]],
    sizes: Iterable[int],
    tell: Callable[[int, int], None] | None = None,
    *,
    piece: int = 20_000,
) -> Mapping[int, bytes]:
    """Return the root of the log at each of `sizes`, going through the leaves once.

    `read(first, last)` gives the leaf hashes from position `first` up to `last`, not included;
    where there are fewer, the sizes beyond are left out. `tell` hears how far it is.
    """
    wanted = sorted(set(sizes))
    found: dict[int, bytes] = {}
    frontier = Frontier()
    for size in wanted:
        while frontier.size < size:
            until = min(size, frontier.size + piece)
            more = read(frontier.size, until)
            frontier = frontier.extend(more)
            if tell is not None:
                tell(frontier.size, wanted[-1])
            if frontier.size < until:
                return found
        found[size] = frontier.root()
    return found


def judge(
    remembered: Iterable[Remembered], roots: Mapping[int, bytes], accepted: Collection[int]
) -> tuple[Judged, ...]:
    """Hold what is remembered against `roots` of the log at its sizes.

    `accepted` are the places in the log at which an officer went on in an older copy: a state
    beyond such a place belongs to the copy that was left, and was known then when it stands before.
    """
    return tuple(_judged(one, roots, accepted) for one in remembered)


def _judged(one: Remembered, roots: Mapping[int, bytes], accepted: Collection[int]) -> Judged:
    root = roots.get(one.size)
    same = root == one.root
    lost = one.source is Source.RECEIPT and not one.what
    if same and not lost:
        return Judged(one, Agreement.AGREES)
    beyond = one.position is not None and one.position < one.size  # more than the book held then
    left = [place for place in accepted if same or beyond or place < one.size]
    if root is not None and not same and not beyond and not left:
        return Judged(one, Agreement.DIFFERENT)
    known = one.position is not None and any(one.position < place for place in left)
    return Judged(one, Agreement.BEYOND, known)


def clock_doubt(shown: dt.datetime, last: dt.datetime) -> ClockDoubt | None:
    """Tell whether a clock that shows `shown` fits a book whose last record is of `last` (UTC).

    Behind by more than a day it would give entries a day that is past; more than a year ahead the
    book lay still for long, or the clock is wrong.
    """
    if last - shown > _BEHIND:
        return ClockDoubt.BEHIND
    if shown - last > _DORMANT:
        return ClockDoubt.AHEAD
    return None
