"""The entries that a returned cheque makes: its voucher taken back, and the bank's fee."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.entry import Entry, Foreign, NewEntry, NewLine, Series, reversal_of
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import base_amount
from desktop.domain.ledger.vouchers.cheque import Cheque


@dataclass(frozen=True, slots=True)
class ChequeReturn:
    """What the bank says of a cheque: on which day, why, and what it takes for it.

    `fee` is in minor units of the account's currency, 0 where there is none.
    """

    day: dt.date
    reason: str
    fee: int = 0


def return_entries(
    cheque: Cheque, entry: Entry, told: ChequeReturn, masters: Masters
) -> tuple[NewEntry, ...]:
    """Return the entry that takes the voucher back, and that of the fee where there is one.

    Both have the cheque as their origin. Raises UserError `cheque-return-reason`, `cheque-fee`,
    `account-use-missing` (no account takes the bank's charges), or as `reversal_of` does.
    """
    if not told.reason.strip():
        raise UserError("cheque-return-reason")
    if told.fee < 0:
        raise UserError("cheque-fee")
    back = replace(reversal_of(entry, told.day, told.reason), origin=cheque.subject)
    if not told.fee:
        return (back,)
    money = next(line for line in entry.lines if line.account_id == cheque.account_id)
    base, foreign = told.fee, None
    if money.foreign is not None:
        currency = currency_of(money.foreign.currency)
        base = base_amount(told.fee, currency, money.foreign.rate, masters.organisation.currency)
        foreign = replace(money.foreign, amount=-told.fee)
    charge = the_account(masters.accounts, AccountUse.BANK_CHARGE)
    lines = (
        _line(charge.id, base, money.fund_id, money.branch_id),
        _line(cheque.account_id, -base, money.fund_id, money.branch_id, foreign),
    )
    fee = NewEntry(told.day, Series.PAYMENT, told.reason, lines, origin=cheque.subject)
    return back, fee


def _line(
    account_id: int,
    amount: int,
    fund_id: int,
    branch_id: int | None,
    foreign: Foreign | None = None,
) -> NewLine:
    return NewLine(account_id, amount, fund_id, foreign=foreign, branch_id=branch_id)
