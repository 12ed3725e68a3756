"""Receive or pay what is open: one voucher for one or several items of a party."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.open_items.item import ItemLine, LineKey, Side
from desktop.domain.ledger.open_items.settling import allot, foreign_share
from desktop.domain.ledger.rate import base_amount, parse_rate
from desktop.domain.ledger.voucher import Voucher
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.open_items.as_meant import ORIGIN
from desktop.services.ledger.open_items.writing import write_settling
from desktop.services.ledger.rates.rate_for_day import needed_rate
from desktop.services.ledger.recorded import Prepared
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines
from desktop.store.tx import Tx

Parts = tuple[tuple[ItemLine, int], ...]
"""(item, how much of it), in minor units of the base currency."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What is received (of receivables) or paid (of payables); amounts in minor units.

    `items` names the items and how much of each (None: all of it); where it is empty the oldest
    due are taken, up to `amount`. What is beyond them stays with the party, in `fund_id`, and
    waits. Items in a foreign currency are paid at `rate`, or where none is given at the one that
    the book knows for the day.
    """

    side: Side
    partner_id: int
    day: dt.date
    money_account_id: int
    amount: int | None = None
    items: Mapping[LineKey, int | None] = field(default_factory=dict)
    uses: frozenset[AccountUse] | None = None
    fund_id: int | None = None
    narration: str = ""
    reference: str = ""
    voucher: Voucher | None = None
    rate: str = ""
    rate_source: str = ""


def prepare_payment(book: Book, by: Acting, payment: Payment, narration: str) -> Prepared:
    """Return the voucher for `payment`; `narration` is said where the payment has none.

    Raises UserError `payment-account`, `payment-nothing`, `payment-too-little`,
    `payment-mixed`, `payment-fund`, `account-use-missing`, `settle-line`,
    `settle-too-much`, `rate-missing`, or as `parse_rate` does.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        uses = payment.side.uses if payment.uses is None else payment.uses
        accounts = item_accounts(conn, uses)
        lines = item_lines(conn, accounts, Wanted(payment.partner_id))
        payment = _with_rate(conn, payment, lines)
    check_money(masters, payment.money_account_id)
    parts = _parts(payment, lines)
    currencies = {item.currency for item, _ in parts}
    if len(currencies) > 1:
        raise UserError("payment-mixed")
    foreign = next(iter(currencies), None)
    rest = _rest(payment, parts, foreign)
    if not accounts:
        raise UserError("account-use-missing", use=min(uses, key=lambda use: use.value))
    account = parts[0][0].account_id if parts else min(accounts)
    made = _Voucher(payment, masters, account)
    entry = NewEntry(
        day=payment.day,
        series=Series.PAYMENT if payment.side is Side.PAYABLE else Series.RECEIPT,
        narration=payment.narration or narration,
        lines=made.foreign_lines(parts) if foreign is not None else made.lines(parts, rest),
        reference=payment.reference,
        voucher=payment.voucher,
    )
    keys = tuple((item.key, part) for item, part in parts)

    def record(tx: Tx) -> str:
        hold_parts(tx, accounts, payment.partner_id, keys)
        return f"{ORIGIN}{write_settling(tx, payment.partner_id, keys)}"

    return Prepared(entry, record)


def _with_rate(conn: Connection, payment: Payment, lines: Sequence[ItemLine]) -> Payment:
    """Return the payment with the book's rate of the day, where it needs one and has none."""
    wanted = [line.currency for line in lines if line.key in payment.items and line.currency]
    if not wanted or payment.rate:
        return payment
    known = needed_rate(conn, wanted[0], payment.day)
    return replace(payment, rate=known.rate, rate_source=known.source)


def hold_parts(
    tx: Tx,
    accounts: Mapping[int, Side],
    partner_id: int,
    keys: Sequence[tuple[LineKey, int]],
) -> None:
    """Raise UserError `settle-line` or `settle-too-much` where that much is not open any more."""
    lines = {line.key: line for line in item_lines(tx.conn, accounts, Wanted(partner_id))}
    for key, part in keys:
        line = lines.get(key)
        if line is None:
            raise UserError("settle-line", entry_id=key[0], position=key[1])
        if part > line.open:
            raise UserError("settle-too-much")


def check_money(masters: Masters, account_id: int) -> None:
    """Raise UserError `payment-account` for anything but a cash box or a bank account."""
    account = masters.accounts.get(account_id)
    if account is None or account.use not in MONEY:
        raise UserError("payment-account")


def _parts(payment: Payment, lines: Sequence[ItemLine]) -> Parts:
    """Return the items that are settled and how much of each, in base units."""
    if not payment.items:
        own = [line for line in lines if line.currency is None]
        return allot(own, payment.amount or 0)
    known = {line.key: line for line in lines if line.opens}
    found: list[tuple[ItemLine, int]] = []
    for key, wanted in payment.items.items():
        line = known.get(key)
        if line is None:
            raise UserError("settle-line", entry_id=key[0], position=key[1])
        part = line.open if wanted is None else wanted
        if part <= 0:
            raise UserError("settle-nothing")
        if part > line.open:
            raise UserError("settle-too-much")
        found.append((line, part))
    return tuple(found)


def _rest(payment: Payment, parts: Parts, foreign: str | None) -> int:
    """Return what is paid beyond the items, in base units."""
    taken = sum(part for _, part in parts)
    if foreign is not None or payment.amount is None:
        if not parts:
            raise UserError("payment-nothing")
        return 0
    if payment.amount <= 0:
        raise UserError("payment-nothing")
    if payment.amount < taken:
        raise UserError("payment-too-little")
    return payment.amount - taken


class _Voucher:
    """The lines of the voucher; receipts debit money, payments credit it."""

    def __init__(self, payment: Payment, masters: Masters, account_id: int) -> None:
        self._payment, self._masters, self._account = payment, masters, account_id
        self._sign = -payment.side.opening_sign
        """The sign of the lines that settle."""

    def lines(self, parts: Parts, rest: int) -> tuple[NewLine, ...]:
        """Return the lines of a voucher in the currency of the book."""
        of_funds: dict[int, int] = defaultdict(int)
        lines: list[NewLine] = []
        for item, part in parts:
            of_funds[item.fund_id] += part
            lines.append(self._settles(item, part))
        if rest:
            fund = self._payment.fund_id or next(iter(of_funds), None)
            if fund is None:
                raise UserError("payment-fund")
            of_funds[fund] += rest
            partner = self._payment.partner_id
            lines.append(NewLine(self._account, self._sign * rest, fund, partner_id=partner))
        money = self._payment.money_account_id
        paid = [NewLine(money, -self._sign * sum_, fund) for fund, sum_ in of_funds.items()]
        return (*paid, *lines)

    def foreign_lines(self, parts: Parts) -> tuple[NewLine, ...]:
        """Return the lines of a voucher in the currency of the items, at the rate of the day.

        Items are settled at what they stand in the books for; what the rate makes of it more or
        less is realised as a gain or loss of exchange (IAS 21.28).
        """
        rate = parse_rate(self._payment.rate)
        base = self._masters.organisation.currency
        lines: list[NewLine] = []
        for item, part in parts:
            share = foreign_share(item, part) or 0
            currency = currency_of(item.currency or base.code)
            worth = base_amount(share, currency, rate, base)
            paid = Foreign(currency.code, -self._sign * share, rate, self._payment.rate_source)
            held = self._masters.accounts[self._payment.money_account_id].currency
            lines.append(
                NewLine(
                    self._payment.money_account_id,
                    -self._sign * worth,
                    item.fund_id,
                    foreign=paid if held == currency.code else None,
                )
            )
            lines.append(self._settles(item, part, share))
            difference = self._sign * (worth - part)
            if difference:
                use = AccountUse.EXCHANGE_LOSS if difference > 0 else AccountUse.EXCHANGE_GAIN
                account = the_account(self._masters.accounts, use).id
                lines.append(NewLine(account, difference, item.fund_id, item.project_id))
        return tuple(lines)

    def _settles(self, item: ItemLine, part: int, share: int = 0) -> NewLine:
        foreign = None
        if item.currency is not None:
            foreign = Foreign(
                item.currency, self._sign * share, item.rate or "", item.rate_source or ""
            )
        return NewLine(
            item.account_id,
            self._sign * part,
            item.fund_id,
            item.project_id,
            item.partner_id,
            foreign=foreign,
        )
