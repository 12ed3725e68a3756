"""What went through money, and what each flow was for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.statements.frame import Sides
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import code_order
from desktop.domain.ledger.statements.table import Drill
from desktop.domain.ledger.year import FiscalYear


class Activity(Enum):
    """What a flow was for (IAS 7.10), and what exchange rates did to money held (IAS 7.28)."""

    OPERATING = "operating"
    INVESTING = "investing"
    FINANCING = "financing"
    EXCHANGE = "exchange"


_ACTIVITIES: Final[Mapping[AccountUse, Activity]] = {
    AccountUse.FIXED_ASSET: Activity.INVESTING,
    AccountUse.ACCUMULATED_DEPRECIATION: Activity.INVESTING,
    AccountUse.DISPOSAL_RESULT: Activity.INVESTING,
    AccountUse.LOAN: Activity.INVESTING,
    AccountUse.EXCHANGE_GAIN: Activity.EXCHANGE,
    AccountUse.EXCHANGE_LOSS: Activity.EXCHANGE,
}


def activity_of(account: Account) -> Activity:
    """Return what a flow against `account` was for."""
    if account.use is not None and account.use in _ACTIVITIES:
        return _ACTIVITIES[account.use]
    direct = account.kind is AccountKind.NET_ASSETS
    return Activity.FINANCING if direct else Activity.OPERATING


def money_of(source: StatementSource) -> tuple[Account, ...]:
    """Return the cash boxes and bank accounts, in order of code; closed ones too."""
    held = (account for account in source.accounts if account.use in MONEY)
    return tuple(sorted(held, key=code_order))


class Flows:
    """The flows of a source, and the way from each to its lines."""

    def __init__(self, source: StatementSource) -> None:
        self._source = source
        self.cash = money_of(source)
        self.cash_ids = tuple(account.id for account in self.cash)
        self.others = tuple(account.id for account in source.accounts if account.use not in MONEY)
        self._sums: dict[tuple[int, int], int] = defaultdict(int)
        for flow in source.flows:
            self._sums[flow.fiscal_year_id, flow.account_id] += flow.amount

    def moved(self) -> frozenset[int]:
        """Return the ids of the accounts against which anything flowed."""
        return frozenset(account_id for (_, account_id), amount in self._sums.items() if amount)

    def total(self, account_ids: Iterable[int], year: FiscalYear) -> int:
        """Return what came in against `account_ids`, less what went out."""
        return sum(self._sums.get((year.id, id_), 0) for id_ in account_ids)

    def drill(self, account_ids: tuple[int, ...], year: FiscalYear) -> Drill:
        """Return the way to the lines across from money."""
        scope = self._source.scope
        days = year.first_day, year.last_day
        return Drill(account_ids, None, *days, scope=scope, cash_ids=self.cash_ids)

    def opened(self, account_ids: Iterable[int], year: FiscalYear) -> int:
        """Return what opening entries of `year` posted to `account_ids`, debit positive."""
        return sum(self._source.opened.get((year.id, id_), 0) for id_ in account_ids)

    def passed(self, sides: Sides) -> tuple[int, ...]:
        """Return what money changed by beside all flows: what went to or came from the rest.

        Nothing in a whole book that balances.
        """
        cash = self.cash_ids
        return tuple(
            side.end().total(cash)
            - side.before().total(cash)
            - self.opened(cash, side.year)
            - self.total(self.others, side.year)
            for side in sides
        )
