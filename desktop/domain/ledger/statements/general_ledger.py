"""The general ledger: each account's lines with a running balance, as a stream of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import balance_before, code_order


@dataclass(frozen=True, slots=True)
class AccountOpened:
    """An account begins, with the balance brought forward (minor units, debit positive)."""

    account: Account
    balance: int


@dataclass(frozen=True, slots=True)
class LinePosted:
    """A line and the account's balance after it (minor units, debit positive)."""

    line: LedgerLine
    balance: int


@dataclass(frozen=True, slots=True)
class AccountClosed:
    """An account ends: what its lines added up to (both positive) and the balance left."""

    account: Account
    lines: int
    debit: int
    credit: int
    balance: int


@dataclass(frozen=True, slots=True)
class LedgerClosed:
    """The end of the ledger: the sums over all accounts; `balance` is 0 in a book that balances."""

    accounts: int
    lines: int
    debit: int
    credit: int
    balance: int


LedgerRow = AccountOpened | LinePosted | AccountClosed | LedgerClosed


def openings_of(source: StatementSource) -> dict[int, int]:
    """Return what each permanent account brings into the year (minor units, debit positive)."""
    before = balance_before(source, source.year)
    return {
        account.id: opening
        for account in source.accounts
        if account.kind.permanent and (opening := before.total((account.id,)))
    }


def general_ledger(
    lines: Iterable[LedgerLine], accounts: Iterable[Account], openings: Mapping[int, int]
) -> Iterator[LedgerRow]:
    """Yield the ledger row by row, holding no more than one line.

    `lines` must come in order of account code, then as they should be read; an account with an
    opening balance and no line still appears. Raises ValueError for lines in another order or of an
    account not given: that is a fault of the query, not of the book.
    """
    ordered = iter(sorted(accounts, key=code_order))
    total = _Sums()
    opened = 0
    for account_id, group in groupby(lines, key=lambda line: line.account_id):
        account = next(ordered, None)
        while account is not None and account.id != account_id:
            if openings.get(account.id):
                opened += 1
                yield from _account(account, (), openings[account.id], total)
            account = next(ordered, None)
        if account is None:
            raise ValueError(f"lines of account {account_id} are not in order of account code")
        opened += 1
        yield from _account(account, group, openings.get(account.id, 0), total)
    for account in ordered:
        if openings.get(account.id):
            opened += 1
            yield from _account(account, (), openings[account.id], total)
    yield LedgerClosed(opened, total.lines, total.debit, total.credit, total.balance)


@dataclass(slots=True)
class _Sums:
    lines: int = 0
    debit: int = 0
    credit: int = 0
    balance: int = 0


def _account(
    account: Account, lines: Iterable[LedgerLine], opening: int, total: _Sums
) -> Iterator[LedgerRow]:
    yield AccountOpened(account, opening)
    count = debit = credit = 0
    balance = opening
    for line in lines:
        count += 1
        debit += line.debit
        credit += line.credit
        balance += line.amount
        yield LinePosted(line, balance)
    total.lines += count
    total.debit += debit
    total.credit += credit
    total.balance += balance
    yield AccountClosed(account, count, debit, credit, balance)
