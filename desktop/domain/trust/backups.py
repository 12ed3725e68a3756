"""Backups: where they lie, of what they are made, when one is due, which may be thrown away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Medium(Enum):
    """What a backup was written to."""

    STICK = "stick"
    FOLDER = "folder"


class Part(Enum):
    """The parts of a backup, in the order in which they are checked."""

    HEAD = "head"
    MANIFEST = "manifest"
    SLOTS = "slots"
    BLOB_LIST = "blob_list"
    DATABASE = "database"
    END = "end"
    LOG = "log"


class Stage(Enum):
    """What a backup, a restore or a rehearsal is doing."""

    SNAPSHOT = "snapshot"
    DOCUMENTS = "documents"
    WRITING = "writing"
    READING_BACK = "reading_back"
    CHECKING = "checking"


class Purpose(Enum):
    """Why a backup was made."""

    KEEP = "backup"
    MOVE = "move"


TOTAL: Final = 1000
"""Steps of every long deed with backups, whatever its size."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The stages of a deed in order, each with the step of `TOTAL` at which it ends."""

    ends: tuple[tuple[Stage, int], ...]

    def step(self, stage: Stage, done: int, total: int) -> int:
        """Return the step that lies `done` of `total` into a stage."""
        place = next(at for at, (each, _) in enumerate(self.ends) if each is stage)
        first = self.ends[place - 1][1] if place else 0
        share = min(done, total) / total if total > 0 else 1.0
        return first + int((self.ends[place][1] - first) * share)

    def stage_at(self, step: int) -> Stage:
        """Return the stage in which this step lies."""
        return next((stage for stage, end in self.ends if step < end), self.ends[-1][0])


BACKING_UP: Final = Plan(
    (
        (Stage.SNAPSHOT, 50),
        (Stage.DOCUMENTS, 400),
        (Stage.WRITING, 600),
        (Stage.READING_BACK, 750),
        (Stage.CHECKING, TOTAL),
    )
)
RESTORING: Final = Plan(((Stage.WRITING, 300), (Stage.CHECKING, 600), (Stage.DOCUMENTS, TOTAL)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was verified, as the book remembers it.

    `size` and `root` (base64) are the log's in it, `bytes` the file's; `rehearsed_at` is when it
    was last restored for a try, None where it never was. `blobs` counts documents.
    """

    medium: Medium
    volume: str
    folder: str
    file_name: str
    sha256: str
    bytes: int
    size: int
    root: str
    blobs: int
    officer_id: int
    made_at: dt.datetime
    rehearsed_at: dt.datetime | None = None


class Advice(Enum):
    """What to say about the sticks."""

    NONE = "none"
    SECOND_STICK = "second_stick"
    """Only one stick was ever used."""
    OTHER_STICK = "other_stick"
    """The other one is next."""
    OTHER_OLD = "other_old"
    """The other one was left out too long."""


_OLD: Final = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Rotation:
    """Which stick is next: `volume` by name, `last` when it was used last."""

    advice: Advice
    volume: str = ""
    last: dt.datetime | None = None


def rotation(kept: Sequence[Kept], now: dt.datetime) -> Rotation:
    """Return which stick to take next, from the backups in order of time.

    The one not used last; a warning when the last two went to the same stick while the other's
    is older than thirty days, for then one theft or one broken stick takes all that is recent.
    """
    sticks = [each for each in kept if each.medium is Medium.STICK and each.volume]
    if not sticks:
        return Rotation(Advice.NONE)
    newest: dict[str, dt.datetime] = {}
    for each in sticks:
        newest[each.volume] = max(each.made_at, newest.get(each.volume, each.made_at))
    last = sticks[-1].volume
    others = {volume: at for volume, at in newest.items() if volume != last}
    if not others:
        return Rotation(Advice.SECOND_STICK, last, newest[last])
    # Of more than two sticks, those long gone (lost, worn) must not be asked for for ever.
    volume, at = max(others.items(), key=lambda item: item[1])
    twice = len(sticks) > 1 and sticks[-2].volume == last
    old = twice and now - at > _OLD
    return Rotation(Advice.OTHER_OLD if old else Advice.OTHER_STICK, volume, at)


def days_between(earlier: dt.datetime, later: dt.datetime) -> int:
    """Return whole days; never negative, whatever the clock did."""
    return max((later - earlier).days, 0)


@dataclass(frozen=True, slots=True)
class Due:
    """How the book stands: the last verified backup, its age in days, and whether one is due.

    `days` is None where there never was one; `limit` is the setting that was asked.
    """

    last: Kept | None
    days: int | None
    overdue: bool
    limit: int
    rotation: Rotation


def due(kept: Sequence[Kept], began: dt.datetime, now: dt.datetime, limit: int) -> Due:
    """Return how the book stands; `began` is when it was created, `limit` the allowed days.

    A book without any backup is overdue once it is itself older than the limit.
    """
    last = kept[-1] if kept else None
    days = None if last is None else days_between(last.made_at, now)
    age = days_between(began, now) if days is None else days
    return Due(last, days, age > limit, limit, rotation(kept, now))


KEEP_LAST: Final = 10
KEEP_MONTHS: Final = 24


def superfluous(
    made: Sequence[dt.datetime], *, last: int = KEEP_LAST, months: int = KEEP_MONTHS
) -> frozenset[int]:
    """Return the places in `made` of backups that may go.

    Kept are the newest `last`, and of each of the newest `months` months that have any, the newest
    of that month. The newest of all is never among those that may go.
    """
    order = sorted(range(len(made)), key=lambda place: made[place], reverse=True)
    kept = set(order[: max(last, 1)])
    seen: list[tuple[int, int]] = []
    for place in order:
        month = made[place].year, made[place].month
        if month not in seen:
            seen.append(month)
            if len(seen) <= months:
                kept.add(place)
    return frozenset(range(len(made))) - kept
