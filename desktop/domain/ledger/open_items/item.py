"""Open items: lines on accounts that are settled line by line, with the party that owes or is owed.

A line on the natural side of its account opens an item, one on the other side settles: a member's
dues and the receipt for them, a bill and its payment, an advance and what was spent of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.entry import Series

RECEIVABLES: Final = frozenset(
    {
        AccountUse.DUES_RECEIVABLE,
        AccountUse.RECEIVABLE,
        AccountUse.GRANT_RECEIVABLE,
        AccountUse.LOAN,
    }
)
PAYABLES: Final = frozenset({AccountUse.PAYABLE, AccountUse.ACCRUED_EXPENSE})
ADVANCES: Final = frozenset({AccountUse.ADVANCE})
PREPAYMENTS: Final = frozenset({AccountUse.PREPAYMENT})
ITEM_USES: Final = RECEIVABLES | PAYABLES | ADVANCES | PREPAYMENTS


class Side(Enum):
    """Which way an open item points."""

    RECEIVABLE = "receivable"
    PAYABLE = "payable"
    ADVANCE = "advance"
    PREPAYMENT = "prepayment"

    @property
    def uses(self) -> frozenset[AccountUse]:
        """The uses of the accounts whose lines stand on this side."""
        return _USES[self]

    @property
    def opening_sign(self) -> int:
        """The sign of the lines that open: credits open what is owed to others."""
        return -1 if self is Side.PAYABLE else 1


_USES: Final = {
    Side.RECEIVABLE: RECEIVABLES,
    Side.PAYABLE: PAYABLES,
    Side.ADVANCE: ADVANCES,
    Side.PREPAYMENT: PREPAYMENTS,
}


def side_of(use: AccountUse | None) -> Side | None:
    """Return the side of an account with `use`; None where its lines are not items."""
    return next((side for side, uses in _USES.items() if use in uses), None)


LineKey = tuple[int, int]
"""(entry id, position) of a line."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line on an account of items, and how much of it is settled.

    `amount` is in minor units of the base currency, debit positive; `settled` is positive and never
    above it. `foreign` and `foreign_settled` are in minor units of `currency`, with the same signs.
    `due_day` is that of the record behind the entry, else the day of the entry.
    """

    entry_id: int
    position: int
    account_id: int
    partner_id: int
    fund_id: int
    project_id: int | None
    day: dt.date
    due_day: dt.date
    amount: int
    settled: int
    series: Series
    number: int
    year_name: str
    narration: str
    reference: str
    side: Side
    origin: str | None = None
    currency: str | None = None
    foreign: int | None = None
    foreign_settled: int = 0
    rate: str | None = None
    rate_source: str | None = None

    @property
    def key(self) -> LineKey:
        """How settlements name the line."""
        return self.entry_id, self.position

    @property
    def opens(self) -> bool:
        """Whether it opens an item; else it settles, or waits to."""
        return (self.amount > 0) == (self.side.opening_sign > 0)

    @property
    def open(self) -> int:
        """What is not settled yet, positive, in minor units of the base currency."""
        return abs(self.amount) - self.settled

    @property
    def foreign_open(self) -> int:
        """What is not settled yet in the item's own currency, positive; 0 where it has none."""
        return 0 if self.foreign is None else abs(self.foreign) - self.foreign_settled

    @property
    def balance(self) -> int:
        """What is open, signed from the view of the side: negative where it waits to settle."""
        return self.open if self.opens else -self.open
