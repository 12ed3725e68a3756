"""Faults of the disk and the file that a person can mend, told apart from bugs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError, InvalidRequestError

from desktop.domain.errors import UserError

_BY_NAME: Final = {
    "SQLITE_FULL": "disk-full",
    "SQLITE_READONLY": "book-read-only",
    "SQLITE_CANTOPEN": "book-unreadable",
    "SQLITE_NOTADB": "book-key-mismatch",
    "SQLITE_CORRUPT": "book-damaged",
    "SQLITE_IOERR": "disk-fault",
    "SQLITE_BUSY": "book-in-use",
}

_RAISED: Final = "sijill:"

UNREADABLE: Final = (AttributeError, InvalidRequestError, LookupError, TypeError, ValueError)
"""What reading raises where rows are gone, doubled, or hold what the program never writes."""


class BrokenRuleError(RuntimeError):
    """A rule that the database holds was about to be broken: our bug, for the domain asks first."""


@contextmanager
def as_user_error(path: Path) -> Iterator[None]:
    """Turn a fault of disk or file into a UserError with field `path`; let bugs through.

    Raises BrokenRuleError, with its name, for a rule that a trigger held ("posted-immutable").
    """
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = str(getattr(cause, "sqlite_errorname", "") or "")
        said = str(cause)
        if said.startswith(_RAISED):
            raise BrokenRuleError(said.removeprefix(_RAISED)) from error
        for start, key in _BY_NAME.items():
            if name.startswith(start):
                raise UserError(key, path=str(path)) from error
        raise


@contextmanager
def as_altered(path: Path) -> Iterator[None]:
    """Tell what cannot be understood while a book is opened as what it is, and not as our bug.

    Raises UserError `book-altered` with field `path`.
    """
    try:
        yield
    except UNREADABLE as error:
        raise UserError("book-altered", path=str(path)) from error
