"""What counts as spending from a fund, and on which line of the donor's budget it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.grants.grant import GrantLine

Place = tuple[int, int | None]
"""An account, and the budget line that the posted line names (None: none)."""

CARRIED: Final = frozenset({Series.OPENING, Series.CLOSING})
"""Series whose net assets are only carried forward."""


def is_spending(account: Account, series: Series) -> bool:
    """Return whether a line on `account` spends: expenses, and what is given to other funds.

    Exchange losses are no spending: no donor pays for them, and a statement shows them apart.
    """
    if account.kind is AccountKind.EXPENSE:
        return account.use is not AccountUse.EXCHANGE_LOSS
    return account.kind is AccountKind.NET_ASSETS and series not in CARRIED


def spending_of(entry: NewEntry, accounts: Mapping[int, Account]) -> dict[int, dict[Place, int]]:
    """Return what `entry` spends by fund and place; what it takes back is negative."""
    found: dict[int, dict[Place, int]] = {}
    for line in entry.lines:
        account = accounts[line.account_id]
        if entry.series is not Series.CLOSING and is_spending(account, entry.series):
            places = found.setdefault(line.fund_id, {})
            place = (line.account_id, line.fund_line_id)
            places[place] = places.get(place, 0) + line.amount
    return found


def by_line(
    places: Iterable[tuple[Place, int]],
    lines: Iterable[GrantLine],
    accounts: Mapping[int, Account],
) -> dict[int | None, int]:
    """Return what was spent by budget line of the fund; None gathers what is on no line.

    A line that a voucher names goes before the account; of accounts the nearest heading counts.
    """
    mapped = {each.account_id: each.fund_line_id for each in lines if each.account_id is not None}
    found: dict[int | None, int] = defaultdict(int)
    for (account_id, named), amount in places:
        found[line_of(account_id, named, mapped, accounts)] += amount
    return dict(found)


def line_of(
    account_id: int,
    named: int | None,
    mapped: Mapping[int, int],
    accounts: Mapping[int, Account],
) -> int | None:
    """Return the budget line on which a posted line stands."""
    if named is not None:
        return named
    at: int | None = account_id
    while at is not None:
        if at in mapped:
            return mapped[at]
        at = accounts[at].parent_id
    return None
