"""An auditor's finding: how grave it is, where it stands, what was said about it."""

from __future__ import annotations

from enum import Enum


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
