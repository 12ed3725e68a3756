"""A fault of ours, as the person and the log file are told of it."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError

_LOG: Final = logging.getLogger("sijill.work")


@dataclass(frozen=True, slots=True)
class Bug:
    """An exception that nobody expected; `reference` finds it again in the log file."""

    reference: str
    error: BaseException

    def told(self) -> UserError:
        """Return what a screen says in the place where the result would have stood."""
        return UserError("program-fault", reference=self.reference)


def report(error: BaseException) -> Bug:
    """Write the exception to the log with a fresh reference, and return both."""
    bug = Bug(secrets.token_hex(3).upper(), error)
    _LOG.error("unexpected [%s]", bug.reference, exc_info=error)
    return bug
