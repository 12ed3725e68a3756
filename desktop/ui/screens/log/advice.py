"""What a disagreement between book and log means, and what to do, in words for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from desktop.domain.log.finding import Fault, Finding
from desktop.text.subjects import finding_text
from desktop.text.words import Words, mark

_OUTSIDE: Final = mark(
    "Somebody or something wrote into the file of the book without using the program. What stands "
    "there now is not what was recorded."
)
_GONE: Final = mark(
    "Something that was recorded is no longer in the book. It was removed without the program."
)
_ADDED: Final = mark(
    "Something stands in the book that was never recorded. It was put there without the program."
)
_RECORD: Final = mark(
    "The record that proves what was done was itself changed. From here on it proves nothing."
)
_TOTAL: Final = mark(
    "A total that is kept to be quick is wrong. The entries themselves may still be right."
)
_RULE: Final = mark(
    "A lock that keeps posted entries from being changed was taken away. Nothing need have been "
    "changed yet, but it could have been."
)

_PAGE: Final = mark(
    "The disk gave back something else than was written there: a worn disk, a power cut, or a hand "
    "in the file. What stood there cannot be read."
)

_UNAPPROVED: Final = mark(
    "An entry went past the officers who had to agree to it, or a signature under it does not "
    "hold. Ask those who are named in it what they signed."
)

_DOCUMENT: Final = mark(
    "An attached document can no longer be opened. The entries are not touched; the document is to "
    "be put back from the last backup."
)

MEANINGS: Final[Mapping[Fault, str]] = MappingProxyType(
    {
        Fault.ALTERED: _OUTSIDE,
        Fault.MISSING: _GONE,
        Fault.UNLOGGED: _ADDED,
        Fault.LEAF_ALTERED: _RECORD,
        Fault.LEAVES_MISSING: _RECORD,
        Fault.HEAD_ALTERED: _RECORD,
        Fault.HEAD_UNSIGNED: _RECORD,
        Fault.TOTAL_WRONG: _TOTAL,
        Fault.RULES_REMOVED: _RULE,
        Fault.PAGE_DAMAGED: _PAGE,
        Fault.UNAPPROVED: _UNAPPROVED,
        Fault.DOCUMENT_MISSING: _DOCUMENT,
        Fault.DOCUMENT_DAMAGED: _DOCUMENT,
    }
)
"""A test asks that every fault stands here."""

STEPS: Final = (
    mark("Stop entering anything in this book, and do not delete anything."),
    mark("Copy this list, or photograph it, and tell the chair and the internal auditor today."),
    mark("Note who could use this computer since the last check that found the book sound."),
    mark("Open the last backup that was checked, and compare the entries named here with it."),
    mark("Go on working in the backup only when both of you have agreed what happened."),
)
"""What to do, in this order."""

MOST: Final = 200
"""How many findings are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Named:
    """One finding in words: what is wrong with what, and what that means."""

    what: str
    meaning: str


def named(findings: Iterable[Finding], words: Words) -> tuple[Named, ...]:
    """Return the findings in words, in the order in which they were found."""
    return tuple(Named(finding_text(each, words), words(MEANINGS[each.fault])) for each in findings)


def report(findings: Iterable[Finding], words: Words) -> str:
    """Return the findings as plain text to copy and send, one on each line."""
    return "\n".join(finding_text(each, words) for each in findings) + "\n"
