"""Revaluation: what is held in other currencies, at the rate of the closing day (IAS 21.23a).

Nothing is paid or received by it, so its lines carry a foreign amount of nothing at the closing
rate; the difference is unrealised and stays apart from what was realised by its origin.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.rate import base_amount
from desktop.domain.ledger.rates.holding import Holding
from desktop.domain.ledger.rates.table import RateForDay


@dataclass(frozen=True, slots=True)
class Revalued:
    """A holding at the closing rate; `value` and `difference` in minor units of the base."""

    holding: Holding
    rate: str
    source: str
    rate_day: dt.date
    value: int

    @property
    def difference(self) -> int:
        """What the book value has to grow by (negative: shrink)."""
        return self.value - self.holding.book


def revalued(
    holdings: Iterable[Holding],
    rates: Mapping[str, RateForDay | None],
    day: dt.date,
    base: Currency,
) -> tuple[Revalued, ...]:
    """Return every holding at its closing rate, those that do not change as well.

    Raises UserError `revaluation-no-rate` for a currency of which no rate is known by `day`.
    """
    found: list[Revalued] = []
    for holding in holdings:
        code = holding.place.currency
        rate = rates.get(code)
        if rate is None:
            raise UserError("revaluation-no-rate", currency=code, day=day)
        value = base_amount(holding.amount, currency_of(code), rate.rate, base)
        found.append(Revalued(holding, rate.rate, rate.source, rate.day, value))
    return tuple(found)


def revaluation_entries(
    lines: Iterable[Revalued],
    day: dt.date,
    accounts: tuple[int, int],
    texts: tuple[str, str],
    origin: str,
) -> tuple[NewEntry, ...]:
    """Return one entry for each fund that changes, in order of fund.

    `accounts` are those of gains and of losses, which each get one line; `texts` the narration and
    the memo of the lines.
    """
    by_fund: dict[int, list[Revalued]] = defaultdict(list)
    for line in lines:
        if line.difference:
            by_fund[line.holding.place.fund_id].append(line)
    return tuple(
        _entry(fund_id, by_fund[fund_id], day, accounts, texts, origin)
        for fund_id in sorted(by_fund)
    )


def _entry(  # noqa: PLR0917 - as above
    fund_id: int,
    changed: list[Revalued],
    day: dt.date,
    accounts: tuple[int, int],
    texts: tuple[str, str],
    origin: str,
) -> NewEntry:
    lines = [
        NewLine(
            each.holding.place.account_id,
            each.difference,
            fund_id,
            partner_id=each.holding.place.partner_id,
            memo=texts[1],
            foreign=Foreign(each.holding.place.currency, 0, each.rate, each.source),
        )
        for each in changed
    ]
    gains = sum(max(each.difference, 0) for each in changed)
    losses = sum(min(each.difference, 0) for each in changed)
    lines += [
        NewLine(account, -amount, fund_id, memo=texts[1])
        for account, amount in zip(accounts, (gains, losses), strict=True)
        if amount
    ]
    return NewEntry(day, Series.JOURNAL, texts[0], tuple(lines), origin=origin)
