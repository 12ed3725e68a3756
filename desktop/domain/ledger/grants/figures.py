"""The figures of one grant in a period and to date: what came in, what was spent, what is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.dimensions import Fund, FundLine, Partner
from desktop.domain.ledger.grants.grant import Grant, GrantLine, Receipt, Tranche, scaled


@dataclass(frozen=True, slots=True)
class GrantFigures:
    """A grant with its money; amounts in minor units of the base currency unless said.

    `first_day` and `last_day` bound the period; "to date" is through `last_day`. Spending stands by
    budget line of the fund, None for what is on no line. `other` is income of the fund beside the
    grant (interest, yield), `exchange` gains less losses, `brought` what opening entries gave;
    `holds` is what the fund can spend, `deferred` what of it is not income yet.
    """

    grant: Grant
    base: Currency
    fund: Fund
    donor: Partner
    fund_lines: Mapping[int, FundLine]
    first_day: dt.date
    last_day: dt.date
    receipts: tuple[Receipt, ...]
    spent_period: Mapping[int | None, int]
    spent: Mapping[int | None, int]
    other_period: int
    other: int
    exchange_period: int
    exchange: int
    brought: int
    holds: int
    deferred: int
    recognised: int

    @property
    def received(self) -> int:
        """What came in for the instalments, as it was booked."""
        return sum(each.base for each in self.receipts)

    @property
    def received_own(self) -> int:
        """What came in, in minor units of the grant's currency."""
        return sum(each.foreign for each in self.receipts)

    @property
    def received_period(self) -> int:
        """What came in within the period."""
        return sum(each.base for each in self.receipts if each.day >= self.first_day)

    @property
    def worth(self) -> int:
        """What the whole grant is worth: what came in as booked, the rest at the agreed rate."""
        return self.grant.worth(self.received_own, self.received, self.base)

    @property
    def rate_difference(self) -> int:
        """What the grant is worth more, or less, than at the agreed rate throughout."""
        return self.worth - self.grant.worth(0, 0, self.base)

    @property
    def total_spent(self) -> int:
        """What was spent in all."""
        return sum(self.spent.values())

    @property
    def total_spent_period(self) -> int:
        """What was spent within the period."""
        return sum(self.spent_period.values())

    @property
    def unspent(self) -> int:
        """What is left: brought forward, received, other income and exchange, less spending."""
        return self.brought + self.received + self.other + self.exchange - self.total_spent

    @property
    def unspent_before(self) -> int:
        """What was left when the period began; opening entries count as of before."""
        return self.unspent - (
            self.received_period
            + self.other_period
            + self.exchange_period
            - self.total_spent_period
        )

    def in_own(self, amount: int) -> int:
        """Return an amount in minor units of the grant's currency."""
        return self.grant.in_own(amount, self.worth)

    def budget(self, line: GrantLine) -> int:
        """Return what may be spent on a budget line."""
        return self.grant.share(line.amount, self.worth)

    def received_for(self, tranche: Tranche) -> tuple[Receipt, ...]:
        """Return what came in for one instalment."""
        return tuple(each for each in self.receipts if each.tranche_id == tranche.id)

    @property
    def spent_share(self) -> int:
        """What was spent of the grant, in hundredths of one per cent of its worth."""
        return scaled(self.total_spent, 10_000, self.worth) if self.worth > 0 else 0

    @property
    def time_share(self) -> int:
        """How much of the eligible period has passed by `last_day`, in hundredths of a per cent."""
        whole = (self.grant.last_day - self.grant.first_day).days + 1
        gone = (self.last_day - self.grant.first_day).days + 1
        return scaled(min(max(gone, 0), whole), 10_000, whole)
