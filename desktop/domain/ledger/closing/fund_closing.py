"""What closing a year does to each fund: its income and expenses pass to its net assets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.dimensions import Fund, Restriction
from desktop.domain.ledger.entry import LARGEST_AMOUNT, NewLine
from desktop.domain.ledger.statements.net_assets import FundMovement, fund_movements
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import accounts_of

NET_ASSETS_OF: Final[Mapping[Restriction, AccountUse]] = MappingProxyType(
    {
        Restriction.UNRESTRICTED: AccountUse.NET_UNRESTRICTED,
        Restriction.RESTRICTED: AccountUse.NET_RESTRICTED,
        Restriction.ENDOWMENT: AccountUse.NET_ENDOWMENT,
    }
)
"""The use of the account that takes up the result of a fund of each class."""


@dataclass(frozen=True, slots=True)
class FundClosing:
    """The closing entry of one fund, in minor units of the base currency.

    `into` is the account that takes up `result` (income less expenses), None where the fund's
    income and expenses are alike. `lines` balance.
    """

    fund: Fund
    result: int
    into: Account | None
    lines: tuple[NewLine, ...]


def fund_closings(source: StatementSource) -> tuple[FundClosing, ...]:
    """Return the closing entry of each fund that has anything to close in the year, by code.

    What closing entries of the year took away already stays away: closing again adds nothing.
    Raises UserError `account-use-missing` where no account is marked for a fund's class.
    """
    year = source.year
    left = source.summed(frozenset({(year.id, False), (year.id, True)}))
    results = accounts_of(source, AccountKind.INCOME, AccountKind.EXPENSE)
    accounts = {account.id: account for account in source.accounts}
    made: list[FundClosing] = []
    for fund in sorted(source.funds, key=lambda each: each.code):
        sums = [(id_, left.get(id_, {}).get(fund.id, 0)) for id_ in results]
        lines = [line for id_, amount in sums for line in _lines(id_, -amount, fund.id)]
        if not lines:
            continue
        result = -sum(amount for _, amount in sums)
        into = the_account(accounts, NET_ASSETS_OF[fund.restriction]) if result else None
        if into is not None:
            lines.extend(_lines(into.id, -result, fund.id))
        made.append(FundClosing(fund, result, into, tuple(lines)))
    return tuple(made)


def _lines(account_id: int, amount: int, fund_id: int) -> Iterator[NewLine]:
    """Yield lines that add up to `amount`, each no larger than a line may be."""
    sign = -1 if amount < 0 else 1
    rest = abs(amount)
    while rest:
        part = min(rest, LARGEST_AMOUNT)
        yield NewLine(account_id, sign * part, fund_id)
        rest -= part


@dataclass(frozen=True, slots=True)
class ClosingPlan:
    """What closing a year will post, and how each fund's net assets come to its end."""

    closings: tuple[FundClosing, ...]
    movements: tuple[FundMovement, ...]


def closing_plan(source: StatementSource) -> ClosingPlan:
    """Return the plan of the source's year; raises UserError as `fund_closings` does."""
    return ClosingPlan(fund_closings(source), fund_movements(source, source.year))
