"""Where a report stands among the reports, and what it can be asked for."""

from __future__ import annotations

from enum import Enum


class ReportGroup(Enum):
    """The groups of reports, in the order in which they are shown."""

    STATEMENTS = "statements"
    BOOKS = "books"
    FUNDING = "funding"
    TREASURY = "treasury"
    BALANCES = "balances"


class Takes(Enum):
    """What a report can be asked for beside its year."""

    DAY = "day"
    BASIS = "basis"
    BRANCH = "branch"
    PROJECT = "project"
