"""What the program tells the program that called it."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Exit(IntEnum):
    """The documented exit codes."""

    DONE = 0
    NO = 1
    """The question was understood, and the answer is no: refused, does not agree with the log."""
    USED_WRONGLY = 2
    """Something that the person can mend; the sentence says what."""
    OUR_FAULT = 3
    STOPPED = 130
    """Ctrl+C, as shells count it (128 + SIGINT)."""
    READER_GONE = 141
    """The program that read our answer closed it early (128 + SIGPIPE): neither yes nor no."""


ANSWERS_NO: Final = frozenset(
    {
        "backup-book-altered",
        "backup-damaged",
        "book-damaged",
        "book-incomplete",
        "book-key-mismatch",
        "leaf-altered",
        "slots-damaged",
        "slots-of-another-book",
    }
)
"""Errors that are themselves the finding that a book is not as it was left."""


def code_of(key: str) -> Exit:
    """Return the exit code for the `UserError` called `key`."""
    return Exit.NO if key in ANSWERS_NO else Exit.USED_WRONGLY
