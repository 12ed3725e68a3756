"""Exchange between two of one's own accounts, or settle a debt or a promise in another currency."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rates.deal import Deal, Dealt, Results, Side, deal_entry
from desktop.domain.ledger.rates.holding import Holding, Place, held_at
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.rates.holdings import holdings_of
from desktop.services.ledger.rates.rate_for_day import needed_rate
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters
from desktop.text.words import Words


@dataclass(frozen=True, slots=True)
class WantedSide:
    """One side as it is asked for: the account, its amount, and the partner of a debt.

    `currency` is needed only for an account that is kept in no currency of its own.
    """

    account_id: int
    amount: int
    partner_id: int | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class WantedDeal:
    """A deal as it is asked for; amounts in minor units of each side's currency, all positive.

    `rate` and `source` are taken from the table of rates where they are empty and needed.
    """

    day: dt.date
    gives: WantedSide
    takes: WantedSide
    fund_id: int
    narration: str
    fee: int = 0
    rate: str = ""
    source: str = ""
    reference: str = ""


def plan_deal(book: Book, by: Acting, wanted: WantedDeal, words: Words) -> Dealt:
    """Return the voucher of a deal and what it realises; it is posted like any other entry.

    What leaves an account leaves it at its average cost on that day. Raises UserError
    `account-missing`, `deal-holds-too-little`, `rate-missing`, `account-use-missing`, or as
    `deal_entry` does.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        base = masters.organisation.currency
        gives, takes = (_side(conn, masters, wanted, each) for each in (wanted.gives, wanted.takes))
        _refuse_overdraft(masters, gives, wanted.fee)
        rate, source = wanted.rate, wanted.source
        if base not in {gives.currency, takes.currency} and not rate:
            known = needed_rate(conn, takes.currency.code, wanted.day)
            rate, source = known.rate, source or known.source
        deal = Deal(
            wanted.day,
            gives,
            takes,
            wanted.fund_id,
            wanted.narration,
            source or words("Rate of the deal"),
            wanted.fee,
            rate,
            wanted.reference,
        )
    results = Results(
        the_account(masters.accounts, AccountUse.EXCHANGE_GAIN).id,
        the_account(masters.accounts, AccountUse.EXCHANGE_LOSS).id,
        the_account(masters.accounts, AccountUse.BANK_CHARGE).id if wanted.fee else 0,
    )
    memos = (words("Fee of the exchange"), words("Realised exchange difference"))
    return deal_entry(deal, base, results, memos)


def _side(conn: Connection, masters: Masters, wanted: WantedDeal, side: WantedSide) -> Side:
    account = masters.accounts.get(side.account_id)
    if account is None:
        raise UserError("account-missing", account=side.account_id)
    base = masters.organisation.currency
    currency = currency_of(account.currency or side.currency or base.code)
    held = None
    if currency != base:
        held = _held(conn, masters, account, currency, wanted, side)
    return Side(account.id, currency, side.amount, held, side.partner_id)


def _held(  # noqa: PLR0917 - what names a place
    conn: Connection,
    masters: Masters,
    account: Account,
    currency: Currency,
    wanted: WantedDeal,
    side: WantedSide,
) -> Holding:
    partner = None if account.use in MONEY else side.partner_id
    place = Place(account.id, currency.code, wanted.fund_id, partner)
    return held_at(holdings_of(conn, masters, (account,), wanted.day), place)


def _refuse_overdraft(masters: Masters, gives: Side, fee: int) -> None:
    """Money that leaves a box or a bank has to be there; what a debt gives is not bound."""
    account = masters.accounts[gives.account_id]
    if gives.held is None or account.use not in MONEY:
        return
    if gives.held.amount < gives.amount + fee:
        raise UserError(
            "deal-holds-too-little",
            account=account.code,
            held=format_amount(gives.held.amount, gives.currency),
            wanted=format_amount(gives.amount + fee, gives.currency),
            currency=gives.currency.code,
        )
