"""What a check of the book against its log found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Fault(Enum):
    """The ways in which a book can disagree with its own log."""

    ALTERED = "altered"
    MISSING = "missing"
    UNLOGGED = "unlogged"
    LEAF_ALTERED = "leaf_altered"
    LEAVES_MISSING = "leaves_missing"
    HEAD_ALTERED = "head_altered"
    HEAD_UNSIGNED = "head_unsigned"
    TOTAL_WRONG = "total_wrong"
    RULES_REMOVED = "rules_removed"
    PAGE_DAMAGED = "page_damaged"
    UNAPPROVED = "unapproved"
    DOCUMENT_MISSING = "document_missing"
    DOCUMENT_DAMAGED = "document_damaged"


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement; `subject` is the log's name of the thing ("entry:2025:journal:42")."""

    fault: Fault
    subject: str
