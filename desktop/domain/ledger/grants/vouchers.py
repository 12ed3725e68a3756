"""The entries of grants and endowments: money that comes in, that is earned, that is set free.

Each balances within every fund. What a fund spends for its purpose needs no entry of release: the
expense stands in the fund itself, so the fund's own column shows both (INPAS: funds with and
without restrictions side by side). A release moves money that nothing binds any longer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.entry import LARGEST_AMOUNT, Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.grants.agreement import Recognition
from desktop.domain.ledger.grants.grant import Grant, Receipt, Tranche, scaled
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import base_amount, parse_rate
from desktop.domain.ledger.voucher import PaymentMethod, Voucher

_NET = {
    Restriction.UNRESTRICTED: AccountUse.NET_UNRESTRICTED,
    Restriction.RESTRICTED: AccountUse.NET_RESTRICTED,
    Restriction.ENDOWMENT: AccountUse.NET_ENDOWMENT,
}


@dataclass(frozen=True, slots=True)
class TrancheMoney:
    """Money that came in for an instalment.

    `amount` is what the donor sent, `fee` what banks kept of it, both in minor units of the grant's
    currency; `rate` is units of the base currency for one unit of it on the day. `beyond` says that
    it may be more than was agreed.
    """

    number: int
    day: dt.date
    account_id: int
    amount: int
    rate: str = ""
    rate_source: str = ""
    fee: int = 0
    reference: str = ""
    narration: str = ""
    beyond: bool = False


def receipt_entry(
    grant: Grant,
    tranche: Tranche,
    money: TrancheMoney,
    masters: Masters,
    *,
    before: Sequence[Receipt],
    origin: str,
) -> NewEntry:
    """Return the voucher that brings an instalment in, as income or put off as the grant says.

    Raises UserError `tranche-amount`, `tranche-fee`, `tranche-account` (not a cash box or bank
    account), `grant-rate-missing`, `tranche-beyond`, `account-use-missing`, or as `parse_rate`.
    """
    base = masters.organisation.currency
    if not 0 < money.amount <= LARGEST_AMOUNT:
        raise UserError("tranche-amount", grant=grant.code, number=tranche.number)
    if not 0 <= money.fee < money.amount:
        raise UserError("tranche-fee", grant=grant.code, number=tranche.number)
    account = masters.accounts.get(money.account_id)
    if account is None or account.use not in MONEY:
        raise UserError("tranche-account", account="" if account is None else account.code)
    _refuse_beyond(grant, tranche, money, before)
    rate, source = _rate_of(grant, money, base)
    gross = base_amount(money.amount, grant.currency, rate, base)
    fee = base_amount(money.fee, grant.currency, rate, base)

    def foreign(amount: int) -> Foreign | None:
        if grant.currency == base:
            return None
        return Foreign(grant.currency.code, amount, rate, source)

    kept = foreign(money.amount - money.fee) if account.currency is not None else None
    lines = [NewLine(account.id, gross - fee, grant.fund_id, foreign=kept)]
    if fee:
        charge = the_account(masters.accounts, AccountUse.BANK_CHARGE)
        lines.append(NewLine(charge.id, fee, grant.fund_id, foreign=foreign(money.fee)))
    at_once = grant.recognition is Recognition.IMMEDIATE
    deferred = None if at_once else the_account(masters.accounts, AccountUse.DEFERRED_GRANT)
    lines.append(
        NewLine(
            _income_of(grant, masters).id if deferred is None else deferred.id,
            -gross,
            grant.fund_id,
            partner_id=grant.partner_id,
            foreign=foreign(-money.amount),
        )
    )
    method = PaymentMethod.CASH if account.use is AccountUse.CASH_BOX else PaymentMethod.TRANSFER
    voucher = Voucher(method, grant.partner_id, "", "", "", None, money.reference)
    return NewEntry(
        money.day,
        Series.RECEIPT,
        money.narration,
        tuple(lines),
        money.reference,
        voucher=voucher,
        origin=origin,
    )


def recognition_entry(
    grant: Grant,
    amount: int,
    receipts: Sequence[Receipt],
    masters: Masters,
    *,
    day: dt.date,
    narration: str,
    origin: str,
) -> NewEntry:
    """Return the entry that makes income of `amount` (base currency) that was put off.

    It carries the donor and, of a foreign grant, the amount in its currency at the mean rate of
    what came in: so the list of funding tells who gave what as it was given. Raises UserError
    `recognition-nothing` or `account-use-missing`.
    """
    if amount <= 0:
        raise UserError("recognition-nothing", grant=grant.code)
    base = masters.organisation.currency
    foreign = None
    came_base = sum(each.base for each in receipts)
    came_own = sum(each.foreign for each in receipts)
    if grant.currency != base and came_base > 0 and came_own > 0:
        rate = _mean_rate(came_own, came_base, grant.currency, base)
        own = scaled(amount, came_own, came_base)
        foreign = Foreign(grant.currency.code, own, rate, grant.rate_source)
    deferred = the_account(masters.accounts, AccountUse.DEFERRED_GRANT)
    income = _income_of(grant, masters)
    back = None
    if foreign is not None:
        back = Foreign(foreign.currency, -foreign.amount, foreign.rate, foreign.source)
    lines = (
        NewLine(deferred.id, amount, grant.fund_id, partner_id=grant.partner_id, foreign=foreign),
        NewLine(income.id, -amount, grant.fund_id, partner_id=grant.partner_id, foreign=back),
    )
    return NewEntry(day, Series.JOURNAL, narration, lines, grant.reference, origin=origin)


@dataclass(frozen=True, slots=True)
class Release:
    """Money of a fund that is set free for another; `amount` in minor units of the base currency.

    It moves within the cash box or bank account `account_id`.
    """

    from_fund_id: int
    to_fund_id: int
    account_id: int
    amount: int
    day: dt.date
    narration: str = ""


def release_entry(release: Release, masters: Masters, free: int, origin: str) -> NewEntry:
    """Return the transfer that moves what is set free; `free` is the most that may go.

    Net assets go with the money, so that both funds balance. Raises UserError `release-same`,
    `release-nothing`, `release-beyond` (more than is free), `tranche-account`, `fund-missing`, or
    `account-use-missing`.
    """
    funds = masters.funds
    source, target = funds.get(release.from_fund_id), funds.get(release.to_fund_id)
    if source is None or target is None:
        raise UserError("fund-missing")
    if source.id == target.id:
        raise UserError("release-same", fund=source.code)
    if release.amount <= 0:
        raise UserError("release-nothing", fund=source.code)
    if release.amount > free:
        base = masters.organisation.currency
        raise UserError(
            "release-beyond",
            fund=source.code,
            free=format_amount(max(free, 0), base),
            currency=base.code,
        )
    account = masters.accounts.get(release.account_id)
    if account is None or account.use not in MONEY or account.currency is not None:
        raise UserError("tranche-account", account="" if account is None else account.code)
    out = _net_account(masters, source.restriction)
    into = _net_account(masters, target.restriction)
    lines = (
        NewLine(out.id, release.amount, source.id),
        NewLine(account.id, -release.amount, source.id),
        NewLine(account.id, release.amount, target.id),
        NewLine(into.id, -release.amount, target.id),
    )
    return NewEntry(release.day, Series.TRANSFER, release.narration, lines, origin=origin)


def _income_of(grant: Grant, masters: Masters) -> Account:
    if grant.income_account_id is not None:
        return masters.accounts[grant.income_account_id]
    return the_account(masters.accounts, AccountUse.GRANT_INCOME)


def _net_account(masters: Masters, restriction: Restriction) -> Account:
    return the_account(masters.accounts, _NET[restriction])


def _refuse_beyond(
    grant: Grant, tranche: Tranche, money: TrancheMoney, before: Sequence[Receipt]
) -> None:
    came = sum(each.foreign for each in before if each.tranche_id == tranche.id)
    if came + money.amount > tranche.amount and not money.beyond:
        raise UserError(
            "tranche-beyond",
            grant=grant.code,
            number=tranche.number,
            agreed=format_amount(tranche.amount, grant.currency),
            together=format_amount(came + money.amount, grant.currency),
            currency=grant.currency.code,
        )


def _rate_of(grant: Grant, money: TrancheMoney, base: Currency) -> tuple[str, str]:
    if grant.currency == base:
        return "1", ""
    if not (money.rate.strip() and money.rate_source.strip()):
        raise UserError("grant-rate-missing", grant=grant.code, currency=grant.currency.code)
    return parse_rate(money.rate), money.rate_source.strip()


def _mean_rate(own: int, worth: int, currency: Currency, base: Currency) -> str:
    """Return the mean rate of what came in, to six decimals."""
    mean = Decimal(worth).scaleb(-base.exponent) / Decimal(own).scaleb(-currency.exponent)
    return parse_rate(f"{mean:.6f}")
