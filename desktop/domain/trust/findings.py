"""An auditor's finding: how grave it is, where it stands, what was said, what can come next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act


class Severity(Enum):
    """How grave a finding is."""

    NOTE = "note"
    MINOR = "minor"
    MAJOR = "major"


class FindingStatus(Enum):
    """Where a finding stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class NoteKind(Enum):
    """What a note under a finding is."""

    RESPONSE = "response"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    REOPENED = "reopened"


TRANSITIONS: Final[Mapping[tuple[FindingStatus, NoteKind], FindingStatus]] = {
    (FindingStatus.OPEN, NoteKind.RESPONSE): FindingStatus.ANSWERED,
    (FindingStatus.OPEN, NoteKind.FOLLOW_UP): FindingStatus.OPEN,
    (FindingStatus.OPEN, NoteKind.CLOSED): FindingStatus.CLOSED,
    (FindingStatus.ANSWERED, NoteKind.RESPONSE): FindingStatus.ANSWERED,
    (FindingStatus.ANSWERED, NoteKind.FOLLOW_UP): FindingStatus.OPEN,
    (FindingStatus.ANSWERED, NoteKind.CLOSED): FindingStatus.CLOSED,
    (FindingStatus.CLOSED, NoteKind.REOPENED): FindingStatus.OPEN,
}
"""Where a note leads; what is not here cannot be done. A follow-up to an answer says that it was
not enough, so the finding is open again."""

NOTE_ACTS: Final[Mapping[NoteKind, Act]] = {
    NoteKind.RESPONSE: Act.ANSWER_FINDING,
    NoteKind.FOLLOW_UP: Act.WRITE_FINDING,
    NoteKind.CLOSED: Act.WRITE_FINDING,
    NoteKind.REOPENED: Act.WRITE_FINDING,
}
"""Who may write which note: those who answer for the books answer, the auditor does the rest."""


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding to be written.

    `subject` as the log names it, empty for the book as a whole; `exception` the key of the test
    that showed it, empty where the auditor saw it alone.
    """

    text: str
    severity: Severity
    subject: str = ""
    exception: str = ""
    responsible_id: int | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as a list shows it; officers by code ("" for nobody), `recorded_at` UTC."""

    id: int
    subject: str
    exception: str
    text: str
    severity: Severity
    status: FindingStatus
    responsible_id: int | None
    responsible: str
    due: dt.date | None
    officer: str
    recorded_at: dt.datetime
    notes: int = 0
    entry_id: int | None = None

    def overdue(self, today: dt.date) -> bool:
        """Return whether it waits still, and its day is past."""
        return self.due is not None and self.due < today and self.status is not FindingStatus.CLOSED


@dataclass(frozen=True, slots=True)
class Note:
    """What was said about a finding, by whom (code), when (UTC)."""

    kind: NoteKind
    text: str
    officer: str
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are wanted: None or False does not matter; `open_only` leaves out closed."""

    open_only: bool = False
    overdue: bool = False
    severity: Severity | None = None
    subject: str | None = None


def next_status(status: FindingStatus, kind: NoteKind) -> FindingStatus:
    """Return where a finding stands after a note; raises UserError `finding-not-now`."""
    found = TRANSITIONS.get((status, kind))
    if found is None:
        raise UserError("finding-not-now", status=status, kind=kind)
    return found


def possible(status: FindingStatus) -> tuple[NoteKind, ...]:
    """Return the notes that can be written now, in order."""
    return tuple(kind for kind in NoteKind if (status, kind) in TRANSITIONS)


def check_due(due: dt.date | None, today: dt.date) -> None:
    """Raise UserError `finding-due-past` for a day that is over already."""
    if due is not None and due < today:
        raise UserError("finding-due-past", due=due)
