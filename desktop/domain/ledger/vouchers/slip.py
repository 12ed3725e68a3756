"""A voucher as a treasurer thinks of it: money through one account, and what it was for.

Only the other side is given; the lines on the cash box or bank account are made here, one for each
fund, so that every fund balances by itself.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import base_amount
from desktop.domain.ledger.voucher import PaymentMethod, Voucher

SLIPS: Final = (Series.PAYMENT, Series.RECEIPT, Series.TRANSFER)
"""The series that have a paper form of their own."""
_INTO: Final = MONEY | {AccountUse.BANK_CHARGE}


@dataclass(frozen=True, slots=True)
class SlipLine:
    """What the money is for; `amount` is in minor units of the money account's currency.

    Below zero it is withheld: a tax or fee kept back, so that less money passes. `foreign` is there
    for an account in a currency of its own (`amount` is then in the book's).
    """

    account_id: int
    amount: int
    fund_id: int
    project_id: int | None = None
    branch_id: int | None = None
    fund_line_id: int | None = None
    memo: str = ""
    foreign: Foreign | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A receipt, payment or transfer through `account_id`, a cash box or bank account.

    `rate` (exact decimal text) and `rate_source` are there where that account is in another
    currency than the book.
    """

    series: Series
    day: dt.date
    narration: str
    account_id: int
    lines: tuple[SlipLine, ...]
    voucher: Voucher
    reference: str = ""
    rate: str = ""
    rate_source: str = ""
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a voucher comes to, in minor units: `net` is what passes."""

    gross: int
    withheld: int

    @property
    def net(self) -> int:
        """The gross amount less what is withheld."""
        return self.gross - self.withheld


def figures_of(amounts: Iterable[int]) -> Figures:
    """Add up the signed amounts of a slip's lines."""
    listed = tuple(amounts)
    return Figures(
        sum(each for each in listed if each > 0), -sum(each for each in listed if each < 0)
    )


def money_currency(account: Account, masters: Masters) -> Currency:
    """Return the currency that passes through an account."""
    base = masters.organisation.currency
    return base if account.currency in (None, base.code) else currency_of(account.currency or "")


def slip_entry(slip: Slip, masters: Masters) -> NewEntry:
    """Return the entry of a slip: its lines, then those of the money.

    Raises UserError `slip-account` (not a cash box or bank account), `slip-means` (cash from a
    bank, a cheque from a cash box), `slip-own-account`, `slip-transfer-account`,
    `slip-two-currencies`, `slip-nothing`, or `slip-fund-negative` (more is withheld of a fund than
    is paid from it); fields `position` count the lines from 1.
    """
    account = masters.accounts[slip.account_id]
    _check_account(slip, account)
    for position, line in enumerate(slip.lines, start=1):
        _check_line(slip, account, line, position, masters)
    sign = -1 if slip.series is Series.RECEIPT else 1
    lines = tuple(_line(slip, line, sign, account, masters) for line in slip.lines)
    money = _money(slip, lines, sign, account, masters)
    return NewEntry(
        slip.day,
        slip.series,
        slip.narration,
        (*lines, *money),
        slip.reference,
        voucher=slip.voucher,
        origin=slip.origin,
    )


def _check_account(slip: Slip, account: Account) -> None:
    if account.use not in MONEY:
        raise UserError("slip-account", account=account.code)
    cash = account.use is AccountUse.CASH_BOX
    if slip.series is Series.PAYMENT and cash is not (slip.voucher.method is PaymentMethod.CASH):
        raise UserError("slip-means", account=account.code, method=slip.voucher.method)


def _check_line(
    slip: Slip, account: Account, line: SlipLine, position: int, masters: Masters
) -> None:
    other = masters.accounts[line.account_id]
    if other.id == account.id:
        raise UserError("slip-own-account", position=position, account=other.code)
    if slip.series is Series.TRANSFER and other.use not in _INTO:
        raise UserError("slip-transfer-account", position=position, account=other.code)
    passes = money_currency(account, masters)
    base = masters.organisation.currency
    if money_currency(other, masters) not in (passes, base) and passes != base:
        raise UserError(
            "slip-two-currencies",
            position=position,
            account=other.code,
            currency=passes.code,
            given=other.currency or "",
        )


def _line(slip: Slip, line: SlipLine, sign: int, account: Account, masters: Masters) -> NewLine:
    passes, base = money_currency(account, masters), masters.organisation.currency
    amount, foreign = sign * line.amount, line.foreign
    if foreign is not None:
        foreign = replace(foreign, amount=sign * foreign.amount)
    elif passes != base:
        amount = base_amount(amount, passes, slip.rate, base)
        if money_currency(masters.accounts[line.account_id], masters) == passes:
            foreign = Foreign(passes.code, sign * line.amount, slip.rate, slip.rate_source)
    return NewLine(
        line.account_id,
        amount,
        line.fund_id,
        line.project_id,
        slip.voucher.partner_id,
        line.memo,
        foreign,
        line.branch_id,
        line.fund_line_id,
    )


def _money(
    slip: Slip, lines: tuple[NewLine, ...], sign: int, account: Account, masters: Masters
) -> tuple[NewLine, ...]:
    """Return the lines of the money, one for each fund, in the order in which funds are named."""
    passes, base = money_currency(account, masters), masters.organisation.currency
    sums: dict[int, int] = defaultdict(int)
    typed: dict[int, int] = defaultdict(int)
    branches: dict[int, set[int | None]] = defaultdict(set)
    for line, given in zip(lines, slip.lines, strict=True):
        sums[line.fund_id] += line.amount
        typed[line.fund_id] += given.amount
        branches[line.fund_id].add(line.branch_id)
    if not any(sums.values()):
        raise UserError("slip-nothing")
    made: list[NewLine] = []
    for fund_id, amount in sums.items():
        if sign * amount < 0:
            raise UserError("slip-fund-negative", fund=masters.funds[fund_id].code)
        if not amount:
            continue
        one = branches[fund_id]
        foreign = None
        if passes != base:
            foreign = Foreign(passes.code, -sign * typed[fund_id], slip.rate, slip.rate_source)
        branch = next(iter(one)) if len(one) == 1 else None
        made.append(NewLine(account.id, -amount, fund_id, foreign=foreign, branch_id=branch))
    return tuple(made)
