"""What every report is asked for, and what it answers with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.trust.acting import Acting
from desktop.store.book import Book


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is to be about.

    `year` is the name of a fiscal year (None: the last one), `of` the code of what it is about (an
    account, a grant, a count; "" where it is about all), `day` the last day that counts where that
    is not the end of the year.
    """

    year: str | None = None
    of: str = ""
    day: dt.date | None = None


Maker = Callable[[Book, Acting, Asked], Statement | Schedule]
"""Reads the book and answers; raises UserError `year-unknown`, or as the report says."""
