"""The face of a posted voucher: which account the money passed through, and what it was for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.ledger.account_use import MONEY
from desktop.domain.ledger.entry import Entry, Line, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.vouchers.slip import SLIPS, Figures, figures_of, money_currency

_OUT: Final = -1


@dataclass(frozen=True, slots=True)
class Face:
    """A voucher of one account of money; `lines` are the others.

    `net` is what passed, in minor units of `currency`; `figures` are in the book's currency.
    """

    account_id: int
    currency: Currency
    net: int
    lines: tuple[Line, ...]
    figures: Figures


def money_side(series: Series) -> int:
    """Return the sign of the lines of money: a receipt debits them, everything else credits."""
    return 1 if series is Series.RECEIPT else _OUT


def face_of(entry: Entry, masters: Masters) -> Face | None:
    """Return the face of a receipt, payment or transfer; None for whatever is not made like one.

    A transfer has two accounts of money: the one that is credited is its own.
    """
    if entry.series not in SLIPS:
        return None
    side = money_side(entry.series)
    money = [
        line
        for line in entry.lines
        if masters.accounts[line.account_id].use in MONEY and line.amount * side > 0
    ]
    accounts = {line.account_id for line in money}
    others = tuple(line for line in entry.lines if line.account_id not in accounts)
    if len(accounts) != 1 or not others or len(money) + len(others) != len(entry.lines):
        return None
    account = masters.accounts[accounts.pop()]
    passed = (line.amount if line.foreign is None else line.foreign.amount for line in money)
    return Face(
        account.id,
        money_currency(account, masters),
        abs(sum(passed)),
        others,
        figures_of(-side * line.amount for line in others),
    )
