"""What officers do to a fiscal year as a whole, and what they sign for it.

A year is closed by one officer. Reopening takes two: one asks and says why, another agrees. A year
that was filed never opens again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.year import FiscalYear, YearStatus
from desktop.domain.log import canonical

FORMAT: Final = "sijill.year/1"
OF_CLOSING: Final = ("closing:", "reopening:")
"""How what entries were made for begins, where closing or opening a year posted them."""


class YearDeed(Enum):
    """The deeds, in the order in which a year may see them."""

    CLOSED = "closed"
    REOPEN_ASKED = "reopen_asked"
    REOPEN_DECLINED = "reopen_declined"
    REOPENED = "reopened"
    FILED = "filed"


STATUS_AFTER: Final = {
    YearDeed.CLOSED: YearStatus.CLOSED,
    YearDeed.REOPEN_ASKED: YearStatus.CLOSED,
    YearDeed.REOPEN_DECLINED: YearStatus.CLOSED,
    YearDeed.REOPENED: YearStatus.OPEN,
    YearDeed.FILED: YearStatus.FILED,
}


@dataclass(frozen=True, slots=True)
class YearAct:
    """A signed deed; `answers` is the id of the request that it answers.

    `digest` is the SHA-256 over the entries that it posted (or of the package that was filed), ""
    where there is none; `left_open` is the canonical JSON of the points that were open at closing.
    """

    id: int
    fiscal_year_id: int
    deed: YearDeed
    officer_id: int
    officer: str
    reason: str
    left_open: str
    digest: str
    answers: int | None
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class YearStatement:
    """What is signed: `book` is the book's id, `act` the id of the deed's row, `at` UTC."""

    book: str
    act: int
    year: str
    deed: str
    officer: str
    reason: str
    left_open: str
    digest: str
    answers: int | None
    at: str

    @property
    def text(self) -> str:
        """The statement, canonical."""
        return canonical.encode(
            {
                "format": FORMAT,
                "book": self.book,
                "act": self.act,
                "year": self.year,
                "deed": self.deed,
                "officer": self.officer,
                "reason": self.reason,
                "left_open": self.left_open,
                "digest": self.digest,
                "answers": self.answers,
                "at": self.at,
            }
        ).decode()


def request_of(acts: Sequence[YearAct]) -> YearAct | None:
    """Return the request for reopening that waits, of a year's acts in order of time."""
    return acts[-1] if acts and acts[-1].deed is YearDeed.REOPEN_ASKED else None


def closing_of(acts: Sequence[YearAct]) -> YearAct | None:
    """Return the closing that holds now, of a year's acts in order of time; None while open."""
    for act in reversed(acts):
        if act.deed is YearDeed.CLOSED:
            return act
        if act.deed is YearDeed.REOPENED:
            return None
    return None


def check_closable(year: FiscalYear, years: Sequence[FiscalYear], today: dt.date) -> None:
    """Raise UserError unless `year` may be closed now.

    `year-closed-already`, `year-filed-already`, `closing-not-over` (its last day has not passed),
    or `closing-earlier-open` (a year before it must be closed first).
    """
    if year.status is YearStatus.CLOSED:
        raise UserError("year-closed-already", year=year.name)
    if year.status is YearStatus.FILED:
        raise UserError("year-filed-already", year=year.name)
    if today <= year.last_day:
        raise UserError("closing-not-over", year=year.name, day=year.last_day)
    for other in years:
        if other.first_day < year.first_day and other.status is YearStatus.OPEN:
            raise UserError("closing-earlier-open", year=year.name, other=other.name)


def check_reopenable(year: FiscalYear, years: Sequence[FiscalYear], *, receipt: bool) -> None:
    """Raise UserError unless `year` may be opened again.

    `year-open-already`, `reopening-filed`, `reopening-receipt` (an authority's receipt says that it
    has the package of this year), or `reopening-later-closed` (a year after it is closed).
    """
    if year.status is YearStatus.OPEN:
        raise UserError("year-open-already", year=year.name)
    if year.status is YearStatus.FILED:
        raise UserError("reopening-filed", year=year.name)
    if receipt:
        raise UserError("reopening-receipt", year=year.name)
    for other in years:
        if other.first_day > year.first_day and other.status is not YearStatus.OPEN:
            raise UserError("reopening-later-closed", year=year.name, other=other.name)
