"""What every report is asked for, what it answers with, and how it is offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.schedules.schedule import Name, Schedule
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.trust.acting import Acting
from desktop.store.book import Book


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is to be about.

    `year` is the name of a fiscal year (None: the last one), `of` the code of what it is about (an
    account, a grant, a count; "" where it is about all), `day` the last day that counts where that
    is not the end of the year. `basis` None is that of the organisation; `branch` and `project`
    are codes, "" for all of them.
    """

    year: str | None = None
    of: str = ""
    day: dt.date | None = None
    basis: Basis | None = None
    branch: str = ""
    project: str = ""


Maker = Callable[[Book, Acting, Asked], Statement | Schedule]
"""Reads the book and answers; raises UserError `year-unknown`, or as the report says."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a report may be about: the code to ask with, and its name."""

    code: str
    name: Name


Choices = Callable[[Book, Acting], Iterable[Choice]]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is offered; its title stands in the texts by `key`.

    `make` is None for the books that stream (`streams.py`). `of` is the message id of what `--of`
    names ("Bank account"; "" where it takes nothing) and `choices` gives what may be chosen. `must`
    says that nothing can be shown before something was chosen. `yearly` is False for a report that
    knows no fiscal year.
    """

    key: str
    group: ReportGroup
    make: Maker | None
    of: str = ""
    choices: Choices | None = None
    must: bool = False
    takes: frozenset[Takes] = frozenset()
    yearly: bool = True
