"""The general ledger of one account, page by page, each line with the balance after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.statements import year_named
from desktop.store.book import Book
from desktop.store.queries import lines
from desktop.store.queries.masters import load_masters

LineKey = lines.LineKey


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A posted line and the account's balance after it (minor units, debit positive)."""

    key: LineKey
    line: LedgerLine
    balance: int


@dataclass(frozen=True, slots=True)
class AccountTotals:
    """An account's year: `opening` is 0 for income and expenses; debit positive balances."""

    lines: int
    opening: int
    debit: int
    credit: int

    @property
    def closing(self) -> int:
        """The balance at the end of the year."""
        return self.opening + self.debit - self.credit


def ledger_page(
    book: Book,
    by: Acting,
    account_id: int,
    year_name: str | None,
    *,
    after: LineKey | None = None,
    limit: int = 100,
) -> tuple[LedgerRow, ...]:
    """Return up to `limit` lines of the account after a key, in order of day.

    Raises UserError `account-missing`, `year-unknown`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        account, span = _place(load_masters(conn), account_id, year_name)
        balance = _opening(conn, account, span[0])
        if after is not None:
            _, debit, credit = lines.account_sum(conn, account_id, span, through=after)
            balance += debit - credit
        rows = []
        for key, line in lines.account_page(conn, account_id, span, after=after, limit=limit):
            balance += line.amount
            rows.append(LedgerRow(key, line, balance))
        return tuple(rows)


def ledger_end(
    book: Book, by: Acting, account_id: int, year_name: str | None, *, limit: int
) -> tuple[LedgerRow, ...]:
    """Return the last `limit` lines of the account, the last one first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        account, span = _place(load_masters(conn), account_id, year_name)
        _, debit, credit = lines.account_sum(conn, account_id, span)
        balance = _opening(conn, account, span[0]) + debit - credit
        rows = []
        for key, line in lines.account_page(conn, account_id, span, limit=limit, backwards=True):
            rows.append(LedgerRow(key, line, balance))
            balance -= line.amount
        return tuple(rows)


def ledger_totals(book: Book, by: Acting, account_id: int, year_name: str | None) -> AccountTotals:
    """Return opening, debits, credits and closing of the account in a year."""
    with book.read(by, Act.READ_LEDGER) as conn:
        account, span = _place(load_masters(conn), account_id, year_name)
        count, debit, credit = lines.account_sum(conn, account_id, span)
        return AccountTotals(count, _opening(conn, account, span[0]), debit, credit)


def _place(
    masters: Masters, account_id: int, year_name: str | None
) -> tuple[Account, tuple[dt.date, dt.date]]:
    account = masters.accounts.get(account_id)
    if account is None:
        raise UserError("account-missing")
    year = year_named(masters, year_name)
    return account, (year.first_day, year.last_day)


def _opening(conn: Connection, account: Account, first_day: dt.date) -> int:
    """Return what a permanent account brings into the year; the others begin at nothing."""
    if not account.kind.permanent:
        return 0
    before = dt.date.min, first_day - dt.timedelta(days=1)
    _, debit, credit = lines.account_sum(conn, account.id, before)
    return debit - credit
