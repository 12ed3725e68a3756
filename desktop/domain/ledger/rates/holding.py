"""What the book holds in another currency, and what a part of it cost.

Money leaves at the average cost of what is held (weighted average: IAS 21 leaves the formula open,
IAS 2.25 allows it for things that cannot be told apart); the difference from what it brings is
realised then and there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Final

from desktop.domain.currency import Currency, currency_of
from desktop.domain.ledger.account_use import AccountUse

MONETARY: Final = frozenset(
    {
        AccountUse.CASH_BOX,
        AccountUse.BANK,
        AccountUse.ADVANCE,
        AccountUse.LOAN,
        AccountUse.GRANT_RECEIVABLE,
        AccountUse.DUES_RECEIVABLE,
        AccountUse.RECEIVABLE,
        AccountUse.PAYABLE,
        AccountUse.ACCRUED_EXPENSE,
        AccountUse.WITHHOLDING,
        AccountUse.HELD_FOR_OTHERS,
    }
)
"""Uses of accounts that hold money or a fixed right or duty to it (IAS 21.16).

Payments and grants in advance, stock and fixed assets are not monetary: they keep their rate."""

_RATE_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class Place:
    """Where foreign money is held: an account, of one fund, with one partner where it names one."""

    account_id: int
    currency: str
    fund_id: int
    partner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held at a place: `amount` in minor units of its currency, `book` in base minor units.

    Debit positive, so a debt to a supplier is negative in both.
    """

    place: Place
    amount: int
    book: int


def held_at(holdings: Iterable[Holding], place: Place) -> Holding:
    """Return what is held at `place`: nothing, where it is not among `holdings`."""
    return next((each for each in holdings if each.place == place), Holding(place, 0, 0))


def worth(held: Holding, change: int, value: int) -> int:
    """Return the base amount of a line that changes a holding by `change` of its currency.

    What adds to it is booked at `value` (positive base minor units, what the change is worth);
    what takes from it at its average cost, and what goes beyond it at `value` again. A holding
    that becomes nothing leaves no base amount behind.
    """
    sign = 1 if change > 0 else -1
    if held.amount * change >= 0:
        return sign * value
    if abs(change) < abs(held.amount):
        return share(-held.book, abs(change), abs(held.amount))
    beyond = abs(change) - abs(held.amount)
    return -held.book + sign * share(value, beyond, abs(change))


def rate_of(base_minor: int, base: Currency, minor: int, currency: str) -> str:
    """Return base units for one unit of `currency`, to 18 digits, as two amounts give it."""
    shift = currency_of(currency).exponent - base.exponent
    with localcontext() as context:
        context.prec, context.rounding = _RATE_DIGITS, ROUND_HALF_EVEN
        return format((Decimal(abs(base_minor)) / abs(minor)).scaleb(shift).normalize(), "f")


def share(whole: int, part: int, of: int) -> int:
    """Return `whole` times `part` by `of`, rounded half to even; exact until the last step."""
    quotient, rest = divmod(whole * part, of)
    if rest * 2 > of or (rest * 2 == of and quotient % 2):
        return quotient + 1
    return quotient
