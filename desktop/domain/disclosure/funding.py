"""Where money came from, with what arrived in a foreign currency kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Partner


@dataclass(frozen=True, slots=True)
class FundingSource:
    """The year's income of one account from one partner in one currency.

    `amount` is in minor units of the base currency, income positive; `original` is the same money
    in minor units of `currency`. `partner` is None where the lines name nobody.
    """

    account: Account
    partner: Partner | None
    amount: int
    currency: Currency
    original: int


def split_by_currency(
    sources: Iterable[FundingSource], base: Currency
) -> tuple[tuple[FundingSource, ...], tuple[FundingSource, ...]]:
    """Return the sources in the base currency and those in others, the largest first.

    The book doesn't hold where a donor is at home, so the currency is what can honestly be told.
    """
    ordered = sorted(
        (source for source in sources if source.amount),
        key=lambda source: (-source.amount, source.account.code, source.currency.code),
    )
    home = tuple(source for source in ordered if source.currency == base)
    foreign = tuple(source for source in ordered if source.currency != base)
    return home, foreign
