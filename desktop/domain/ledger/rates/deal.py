"""One voucher that moves money between two places of different currencies.

Dinars buy dollars, dollars become euro, a supplier's debt in dollars is paid, a donor's promise in
euro arrives: in each case one side gives and the other takes, and what the two sides are booked at
differs by what the exchange has gained or lost. That difference is realised, and stands in a line
of its own, as does the fee.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.rate import base_amount
from desktop.domain.ledger.rates.holding import Holding, rate_of, share, worth


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a deal: an account, the currency, a positive amount in its minor units.

    `held` is what stood there before, None in the currency of the book.
    """

    account_id: int
    currency: Currency
    amount: int
    held: Holding | None = None
    partner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """What is exchanged or settled. `fee` is in minor units of the giving side's currency.

    `rate` is needed only where neither side is in the currency of the book: base units for one
    unit of what is taken. `source` says where the rate is from.
    """

    day: dt.date
    gives: Side
    takes: Side
    fund_id: int
    narration: str
    source: str
    fee: int = 0
    rate: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The accounts that take gains and losses of exchange, and the bank's fee."""

    gain_id: int
    loss_id: int
    charge_id: int


@dataclass(frozen=True, slots=True)
class Dealt:
    """The voucher, and what is realised by it (positive: a gain), in minor units of the base."""

    entry: NewEntry
    realised: int


def deal_entry(deal: Deal, base: Currency, results: Results, memos: tuple[str, str]) -> Dealt:
    """Return the voucher of a deal; `memos` are the words of the fee and of the difference.

    Raises UserError `deal-amount`, `deal-fee`, `deal-same`, `deal-one-currency`,
    `deal-amounts-differ`, `deal-rate-needed`, or `deal-no-value` where a side comes to nothing.
    """
    _check(deal, base)
    gives, takes = deal.gives, deal.takes
    value = _value(deal, base)
    given = _booked(gives, -gives.amount, value)
    taken = _booked(takes, takes.amount, value)
    fee_worth = share(value, deal.fee, gives.amount)
    left = _after(gives, -gives.amount, given)
    fee = _booked(left, -deal.fee, fee_worth) if deal.fee else 0
    lines = [
        _line(deal, takes, takes.amount, taken, base),
        _line(deal, gives, -gives.amount, given, base),
    ]
    if deal.fee:
        lines.append(NewLine(results.charge_id, fee_worth, deal.fund_id, memo=memos[0]))
        lines.append(_line(deal, gives, -deal.fee, fee, base, memos[0]))
    realised = sum(line.amount for line in lines)
    if realised:
        account = results.gain_id if realised > 0 else results.loss_id
        lines.append(NewLine(account, -realised, deal.fund_id, memo=memos[1]))
    if not all(line.amount for line in lines):
        raise UserError("deal-no-value")
    entry = NewEntry(deal.day, Series.TRANSFER, deal.narration, tuple(lines), deal.reference)
    return Dealt(entry, realised)


def _check(deal: Deal, base: Currency) -> None:
    gives, takes = deal.gives, deal.takes
    if gives.amount <= 0 or takes.amount <= 0:
        raise UserError("deal-amount")
    if deal.fee < 0:
        raise UserError("deal-fee")
    if (gives.account_id, gives.partner_id) == (takes.account_id, takes.partner_id):
        raise UserError("deal-same")
    if gives.currency == takes.currency:
        if gives.currency == base:
            raise UserError("deal-one-currency", currency=base.code)
        if gives.amount != takes.amount:
            raise UserError("deal-amounts-differ", currency=gives.currency.code)


def _value(deal: Deal, base: Currency) -> int:
    """Return what the deal is worth in minor units of the base."""
    for side in (deal.gives, deal.takes):
        if side.currency == base:
            return side.amount
    if not deal.rate:
        raise UserError("deal-rate-needed", currency=deal.takes.currency.code, day=deal.day)
    return base_amount(deal.takes.amount, deal.takes.currency, deal.rate, base)


def _booked(side: Side, change: int, value: int) -> int:
    if side.held is None:
        return value if change > 0 else -value
    return worth(side.held, change, value)


def _after(side: Side, change: int, booked: int) -> Side:
    """Return the side as it stands after the first line, from which the fee is taken."""
    if side.held is None:
        return side
    held = Holding(side.held.place, side.held.amount + change, side.held.book + booked)
    return Side(side.account_id, side.currency, side.amount, held, side.partner_id)


def _line(  # noqa: PLR0917 - what stands on a line
    deal: Deal, side: Side, change: int, booked: int, base: Currency, memo: str = ""
) -> NewLine:
    foreign = None
    if side.currency != base:
        code = side.currency.code
        foreign = Foreign(code, change, rate_of(booked, base, change, code), deal.source)
    return NewLine(
        side.account_id,
        booked,
        deal.fund_id,
        partner_id=side.partner_id,
        memo=memo,
        foreign=foreign,
    )
