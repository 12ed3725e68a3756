"""The money at hand by account and fund, so that nobody spends what is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from desktop.services.samples.planned import PlannedLine

MAIN_BOX: Final = "1111"
PETTY: Final = "1112"
BANK: Final = "1121"
BRANCH_BANK: Final = "1124"
CURRENCY_BANKS: Final = {"USD": "1122", "EUR": "1123"}
CASH: Final = frozenset({MAIN_BOX, PETTY, BANK, BRANCH_BANK, *CURRENCY_BANKS.values()})


class Till:
    """Running balances of the cash accounts; what would make one negative is a bug of ours."""

    def __init__(self) -> None:
        self._base: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._foreign: defaultdict[tuple[str, str], int] = defaultdict(int)

    def take(self, lines: Iterable[PlannedLine]) -> None:
        """Take up the lines of an entry; raises ValueError when a balance falls below zero."""
        touched: set[tuple[str, str]] = set()
        for line in lines:
            if line.account in CASH:
                key = line.account, line.fund
                touched.add(key)
                self._base[key] += line.amount
                if line.foreign is not None:
                    self._foreign[key] += line.foreign.amount
        for key in touched:
            if self._base[key] < 0 or self._foreign[key] < 0:
                raise ValueError(f"account {key[0]} of fund {key[1]} would be overdrawn")

    def holds(self, account: str, fund: str) -> int:
        """Return what an account holds of a fund, in dirhams."""
        return self._base[account, fund]

    def holds_foreign(self, account: str, fund: str) -> int:
        """Return what a currency account holds of a fund, in minor units of its currency."""
        return self._foreign[account, fund]

    def all_of(self, fund: str) -> int:
        """Return what all cash accounts together hold of a fund, in dirhams."""
        return sum(self._base[account, fund] for account in CASH)
