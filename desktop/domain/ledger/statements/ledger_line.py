"""A posted line as the ledger and the journal print it: the line together with its entry's head."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.ledger.entry import Series


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One posted line; `amount` is in minor units of the base currency, debit positive."""

    entry_id: int
    day: dt.date
    series: Series
    number: int
    narration: str
    memo: str
    account_id: int
    fund_id: int
    project_id: int | None
    partner_id: int | None
    amount: int

    @property
    def debit(self) -> int:
        """Return the amount of a debit, else 0."""
        return max(self.amount, 0)

    @property
    def credit(self) -> int:
        """Return the amount of a credit as a positive number, else 0."""
        return max(-self.amount, 0)
