"""Entries of the sample before they are in a book: by codes instead of ids."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.ledger.entry import Foreign, Series


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line to come; `amount` is in dirhams, debit positive."""

    account: str
    amount: int
    fund: str
    project: str | None = None
    partner: str | None = None
    memo: str = ""
    foreign: Foreign | None = None


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry to come; `reverses` is the place in the list of the one that it takes back."""

    day: dt.date
    series: Series
    narration: str
    reference: str
    lines: tuple[PlannedLine, ...]
    reverses: int | None = None
