"""The audit trail: who did what, when, to which record, and what changed by it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.trust.acting import Role
from desktop.domain.trust.exceptions import Amount


class Deed(Enum):
    """What was done, in the words of an office."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"
    POSTED = "posted"
    REVERSED = "reversed"
    IMPORTED = "imported"
    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    OVERRODE = "overrode"
    OPENED = "opened"
    PRINTED = "printed"
    EXPORTED = "exported"
    ATTACHED = "attached"
    BACKED_UP = "backed_up"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    FOUND = "found"
    NOTED = "noted"
    ERASED = "erased"
    SIGNED = "signed"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What is wanted of the trail; what is empty or None does not matter.

    `officer` is a code; days count by UTC, as the log does, both included; `kind` is the first part
    of a subject ("entry", "partner"); `subject` asks for the history of one record with all that
    belongs to it; `words` is looked for in everything that was said.
    """

    officer: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    kind: str = ""
    subject: str = ""
    words: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything is wanted."""
        return self == TrailFilter()


@dataclass(frozen=True, slots=True)
class Ref:
    """Another record, as a value: its subject with its code where it has one ("officer:O2")."""

    subject: str


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Bytes that the log knows by their SHA-256 alone."""

    text: str


Value = (
    Enum
    | tuple[Role, ...]
    | dt.date
    | dt.datetime
    | Ref
    | Fingerprint
    | Amount
    | str
    | int
    | bool
    | None
)
"""The value of a column, read as what it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One column: what stood there before (None where the record is new), and after."""

    column: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One step of the trail.

    `position` is its place in the log; `at` UTC; `officer` a code, "" where nobody acted;
    `subject` as the log names it, `named` the same with the record's code; `entry_id` where it is
    an entry; `new` for the first time that a record is heard of; `erased` where a person's data was
    cut out of it.
    """

    position: int
    at: dt.datetime | None
    officer: str
    deed: Deed
    subject: str
    named: str
    entry_id: int | None = None
    changes: tuple[Change, ...] = ()
    new: bool = False
    erased: bool = False
