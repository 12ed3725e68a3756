"""What a check of the checklist is, and what it may look at.

A check is one module in `checks/` with `CHECK`; it is found by itself. It says in its own words
what is in order, what is not, and when there is nothing to look at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.closing.points import Found
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.year import FiscalYear
from desktop.services.ledger.closing import checks
from desktop.services.ledger.statements import source_of


class Purpose(Enum):
    """What a check is asked for: locking months, closing a year, or filing a package."""

    MONTHS = "months"
    CLOSING = "closing"
    FILING = "filing"


@dataclass(frozen=True)
class Looked:
    """What checks look at: a snapshot of the book, a year of it, and the days within it.

    `today` is the day of the book's clock; `sound` what the check of the book against its log came
    to, None where it is not finished.
    """

    conn: Connection
    masters: Masters
    year: FiscalYear
    first_day: dt.date
    last_day: dt.date
    today: dt.date
    sound: bool | None = None

    @cached_property
    def source(self) -> StatementSource:
        """What the statements of the year are computed from; read when first asked for."""
        return source_of(self.conn, self.masters, self.year)


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the list.

    `place` orders the list (in tens). `ok`, `fails` and `absent` are message ids with the fields of
    `Found`; where `fails` tells how many, it is a function of the words, the number and the fields.
    `screen` is the key of the screen that shows what fails.
    """

    key: str
    place: int
    title: str
    ok: str
    fails: str | Callable[..., str]
    absent: str
    look: Callable[[Looked], Found]
    screen: str | None = None
    purposes: frozenset[Purpose] = frozenset({Purpose.CLOSING})


ALL: Final = frozenset(Purpose)
YEARLY: Final = frozenset({Purpose.CLOSING, Purpose.FILING})


@cache
def every_check() -> Mapping[str, Check]:
    """Return the `CHECK` of every module in `checks` by key, in order of place."""
    found: list[Check] = [
        import_module(f"{checks.__name__}.{module.name}").CHECK
        for module in iter_modules(checks.__path__)
    ]
    found.sort(key=lambda check: (check.place, check.key))
    keys = {check.key: check for check in found}
    if len(keys) < len(found):
        raise ValueError("two checks have one key")
    return MappingProxyType(keys)
