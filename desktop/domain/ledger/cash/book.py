"""The book of a cash box: day by day what it held, received, paid and held then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from desktop.domain.ledger.entry import Series


@dataclass(frozen=True, slots=True)
class CashMove:
    """A line of a box's account; `amount` in minor units of the box's currency, receipts positive.

    Several lines of one entry are several moves.
    """

    entry_id: int
    day: dt.date
    series: Series
    number: int
    narration: str
    memo: str
    amount: int


@dataclass(frozen=True, slots=True)
class CashDay:
    """A day on which something passed through the box; all in minor units, none but sums signed."""

    day: dt.date
    opening: int
    receipts: int
    payments: int
    moves: tuple[CashMove, ...]
    above: int
    """By how much the box held more in the evening than it may."""

    @property
    def closing(self) -> int:
        """What the box held in the evening."""
        return self.opening + self.receipts - self.payments

    @property
    def below_zero(self) -> bool:
        """Whether the book says that less than nothing lay in the box: something is missing."""
        return self.closing < 0


def cash_days(opening: int, moves: Iterable[CashMove], most: int | None) -> tuple[CashDay, ...]:
    """Return the days of `moves`, which are in order of day; `opening` is held before the first."""
    days: list[CashDay] = []
    held = opening
    for day, group in groupby(moves, key=lambda move: move.day):
        of_day = tuple(group)
        receipts = sum(max(move.amount, 0) for move in of_day)
        payments = sum(max(-move.amount, 0) for move in of_day)
        closing = held + receipts - payments
        above = max(closing - most, 0) if most is not None else 0
        days.append(CashDay(day, held, receipts, payments, of_day, above))
        held = closing
    return tuple(days)
