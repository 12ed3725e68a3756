"""Whether balances balance, and whether a year began where the one before it ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.ledger.dimensions import Fund
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import Amounts, balance_before


def imbalances(amounts: Amounts, funds: Iterable[Fund]) -> dict[int, int]:
    """Return what is left over in each fund whose balances do not add up to zero."""
    accounts = tuple(amounts.by_account)
    sums = {fund.id: amounts.total(accounts, (fund.id,)) for fund in funds}
    return {fund_id: rest for fund_id, rest in sums.items() if rest}


def opening_faults(source: StatementSource, opened: Mapping[int, int]) -> dict[int, int] | None:
    """Return what is left over in each fund with which the year began; None where it began empty.

    A year after another begins with the balances of that one. The first year begins with its
    opening entries: `opened` is what their lines add up to by fund.
    """
    if source.prior is not None:
        return imbalances(balance_before(source, source.year), source.funds)
    if not opened:
        return None
    return {fund_id: rest for fund_id, rest in opened.items() if rest}
