"""What is wrong with a book, in words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.log.finding import Fault
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Fault.ALTERED: mark("{subject} was changed outside the program"),
    Fault.MISSING: mark("{subject} is in the log, but is gone from the book"),
    Fault.UNLOGGED: mark("{subject} is in the book, but the log does not know it"),
    Fault.LEAF_ALTERED: mark("the log's own record of {subject} was changed"),
    Fault.LEAVES_MISSING: mark("records of the log are gone ({subject})"),
    Fault.HEAD_ALTERED: mark("the head of the log does not fit its records ({subject})"),
    Fault.HEAD_UNSIGNED: mark("the head of the log does not carry the signature of the log key"),
    Fault.TOTAL_WRONG: mark("the kept total {subject} is not what its lines add up to"),
    Fault.PAGE_DAMAGED: mark("a part of the book's file is damaged on the disk ({subject})"),
    Fault.UNAPPROVED: mark("{subject} does not have the signatures that it needs"),
    Fault.DOCUMENT_MISSING: mark("the file of {subject} is gone from the folder of documents"),
    Fault.DOCUMENT_DAMAGED: mark("the file of {subject} is not what was put there"),
    Fault.RULES_REMOVED: mark("a rule of the database was removed or changed ({subject})"),
}
