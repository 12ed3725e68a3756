"""The columns of the workplace's tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.ledger.closing.points import PointState
from desktop.domain.ledger.closing.year_deed import YearDeed
from desktop.domain.ledger.statements.net_assets import FundMovement
from desktop.domain.ledger.year import Period, PeriodStatus, YearStatus
from desktop.services.ledger.closing.checklist import Point
from desktop.text.labels import LABELS
from desktop.text.months import month_name
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.sentences import point_sentence
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words

FIRST: Final = mark("First day")
LAST: Final = mark("Last day")
STATE: Final = mark("State")
YEAR_TONES: Final = {
    YearStatus.OPEN: Tone.GOOD,
    YearStatus.CLOSED: Tone.NEUTRAL,
    YearStatus.FILED: Tone.INFO,
}
_POINT_TONES: Final = {
    PointState.OK: Tone.GOOD,
    PointState.FAILS: Tone.WARNING,
    PointState.EXPLAINED: Tone.INFO,
    PointState.NOT_APPLICABLE: Tone.NEUTRAL,
}
_DEED_TONES: Final = {
    YearDeed.CLOSED: Tone.NEUTRAL,
    YearDeed.REOPEN_ASKED: Tone.WARNING,
    YearDeed.REOPEN_DECLINED: Tone.NEUTRAL,
    YearDeed.REOPENED: Tone.GOOD,
    YearDeed.FILED: Tone.INFO,
}


@dataclass(frozen=True, slots=True)
class FundRow:
    """A fund in the preview: how its net assets move, and which account takes up the result."""

    movement: FundMovement
    into: str


def month_of(each: Period) -> str:
    """Return what a month is called."""
    return month_name(each.first_day.month, ui_words())


def _lock(each: Period) -> Chip:
    if each.status is PeriodStatus.CLOSED:
        return Chip(mark("Locked"), Tone.WARNING)
    return Chip(mark("Unlocked"), Tone.GOOD)


def _point_chip(point: Point) -> Chip:
    if point.blocks:
        return Chip(mark("In the way"), Tone.BAD)
    return Chip(LABELS[point.state], _POINT_TONES[point.state])


YEARS: Final = (
    Column("name", mark("Year"), Kind.CODE, stretch=1, width=7, value=lambda e: e.year.name),
    Column(
        "status",
        STATE,
        Kind.BADGE,
        width=7,
        value=lambda e: Chip(LABELS[e.year.status], YEAR_TONES[e.year.status]),
    ),
)
MONTHS: Final = (
    Column("number", mark("No."), Kind.CODE, width=6, value=lambda e: str(e.number)),
    Column("month", mark("Month"), stretch=1, width=14, value=month_of),
    Column("first_day", FIRST, Kind.DAY, width=9),
    Column("last_day", LAST, Kind.DAY, width=9),
    Column("status", STATE, Kind.BADGE, width=10, value=_lock),
)
FUNDS: Final = (
    Column(
        "fund",
        mark("Fund"),
        stretch=1,
        width=14,
        value=lambda e: ui_words().of(e.movement.fund.name_ar, e.movement.fund.name_en),
    ),
    Column("opening", mark("At start"), Kind.AMOUNT, width=11, value=lambda e: e.movement.opening),
    Column("income", mark("Income"), Kind.AMOUNT, width=11, value=lambda e: e.movement.income),
    Column(
        "expenses", mark("Expenses"), Kind.AMOUNT, width=12, value=lambda e: e.movement.expenses
    ),
    Column(
        "transfers", mark("Transfers"), Kind.AMOUNT, width=10, value=lambda e: e.movement.transfers
    ),
    Column("closing", mark("At end"), Kind.AMOUNT, width=11, value=lambda e: e.movement.closing),
    Column("into", mark("Into account"), Kind.CODE, width=7),
)


def points_columns(currency: Currency) -> tuple[Column, ...]:
    """Return the columns of the checklist; amounts in its sentences are in `currency`."""
    return (
        Column("state", STATE, Kind.BADGE, width=10, value=_point_chip),
        Column("title", mark("Point"), width=15, value=lambda e: ui_words()(e.check.title)),
        Column(
            "says",
            mark("How it stands"),
            stretch=1,
            width=30,
            value=lambda e: point_sentence(e, currency),
        ),
    )


def acts_columns(named: Callable[[str], str]) -> tuple[Column, ...]:
    """Return the columns of a year's history; `named` says what an officer is called."""
    return (
        Column(
            "day", mark("Day"), Kind.DAY, width=9, value=lambda e: e.recorded_at.astimezone().date()
        ),
        Column(
            "deed",
            mark("Deed"),
            Kind.BADGE,
            width=18,
            value=lambda e: Chip(LABELS[e.deed], _DEED_TONES[e.deed]),
        ),
        Column("officer", mark("Officer"), width=20, value=lambda e: named(e.officer)),
        Column("reason", mark("Reason"), stretch=1, width=20),
    )
