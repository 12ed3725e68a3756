"""Say which bank accounts the organisation has, and how far each is reconciled."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.banks.account import BankAccount, NewBankAccount, checked_account
from desktop.domain.ledger.banks.reconciliation import Reconciliation, ReconciliationState
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import banks as queries
from desktop.store.queries.reconciliations import (
    book_balance,
    count_waiting,
    load_reconciliations,
)
from desktop.store.tables.banks import bank_account

FAR: dt.date = dt.date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class BankStanding:
    """A bank account and how it stands; amounts in minor units of its currency.

    `balance` is what the book says today; `statement_until` the last day of a statement in the
    book; `finished` the newest finished reconciliation, `opened` the one under way.
    """

    account: BankAccount
    balance: int
    statement_until: dt.date | None
    finished: Reconciliation | None
    opened: Reconciliation | None
    waiting_book: int
    waiting_bank: int


def add_bank_account(book: Book, by: Acting, new: NewBankAccount) -> int:
    """Say what bank stands behind an account of the chart, and return the bank account's id.

    Raises UserError `account-missing`, `bank-account-use` (the account is not used as a bank),
    `bank-account-twice`, `bank-account-currency`, or as `checked_account` does.
    """
    clean = checked_account(new)
    with book.begin(by, Act.MANAGE_CHART) as tx:
        _check_chart(tx.masters(), clean)
        if any(each.account_id == clean.account_id for each in queries.load_bank_accounts(tx.conn)):
            code = tx.masters().accounts[clean.account_id].code
            raise UserError("bank-account-twice", account=code)
        return tx.insert(bank_account, **_values(clean))


def change_bank_account(book: Book, by: Acting, bank_account_id: int, new: NewBankAccount) -> None:
    """Change what is known of a bank account; its account in the chart stays.

    Raises UserError `bank-account-missing`, `bank-account-in-use` (the currency cannot change once
    a statement is in the book), or as `add_bank_account` does.
    """
    clean = checked_account(new)
    with book.begin(by, Act.MANAGE_CHART) as tx:
        held = bank_account_by_id(tx.conn, bank_account_id)
        clean = replace(clean, account_id=held.account_id)
        _check_chart(tx.masters(), clean)
        statements = queries.load_statements(tx.conn, bank_account_id)
        if clean.currency != held.currency and statements:
            raise UserError("bank-account-in-use", account=held.code, currency=held.currency)
        tx.update(bank_account, bank_account_id, **_values(clean))


def set_bank_account_active(book: Book, by: Acting, bank_account_id: int, *, active: bool) -> None:
    """Put a bank account out of use, or use it again; nothing of it is lost.

    Raises UserError `bank-account-missing`.
    """
    with book.begin(by, Act.MANAGE_CHART) as tx:
        held = bank_account_by_id(tx.conn, bank_account_id)
        if held.active is not active:
            tx.update(bank_account, bank_account_id, active=int(active))


def list_bank_accounts(book: Book, by: Acting, *, in_use: bool = False) -> tuple[BankStanding, ...]:
    """Return the bank accounts, or only those `in_use`, with their standing, in order of code."""
    with book.read(by, Act.READ_LEDGER) as conn:
        found = queries.load_bank_accounts(conn)
        return tuple(_standing(conn, each) for each in found if each.active or not in_use)


def standing_of(book: Book, by: Acting, bank_account_id: int) -> BankStanding:
    """Return one bank account with its standing; UserError `bank-account-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _standing(conn, bank_account_by_id(conn, bank_account_id))


def standing_called(book: Book, by: Acting, code: str) -> BankStanding:
    """Return the bank account behind the account `code`, or the only one there is.

    Raises UserError `bank-account-missing`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        return _standing(conn, bank_account_by_code(conn, code))


def bank_account_by_id(conn: Connection, bank_account_id: int) -> BankAccount:
    """Return a bank account; UserError `bank-account-missing`."""
    for each in queries.load_bank_accounts(conn):
        if each.id == bank_account_id:
            return each
    raise UserError("bank-account-missing", account=bank_account_id)


def bank_account_by_code(conn: Connection, code: str) -> BankAccount:
    """Return the bank account behind the account with this code.

    Without a code the only one there is. Raises UserError `bank-account-missing`.
    """
    accounts = queries.load_bank_accounts(conn)
    if not code and len(accounts) == 1:
        return accounts[0]
    for each in accounts:
        if each.code == code:
            return each
    raise UserError("bank-account-missing", account=code)


def _check_chart(masters: Masters, clean: NewBankAccount) -> None:
    account = masters.accounts.get(clean.account_id)
    if account is None:
        raise UserError("account-missing", account=clean.account_id)
    if account.use is not AccountUse.BANK or not account.postable:
        raise UserError("bank-account-use", account=account.code)
    own = account.currency or clean.currency
    if own != clean.currency:
        raise UserError(
            "bank-account-currency", account=account.code, currency=own, given=clean.currency
        )


def _values(new: NewBankAccount) -> dict[str, object]:
    return {
        "account_id": new.account_id,
        "bank": new.bank,
        "bank_branch": new.branch,
        "number": new.number,
        "iban": new.iban,
        "currency": new.currency,
        "signatories": new.signatories,
        "settled_until": new.settled_until,
        "active": int(new.active),
    }


def _standing(conn: Connection, account: BankAccount) -> BankStanding:
    statements = [each for each in queries.load_statements(conn, account.id) if not each.undone]
    done = load_reconciliations(conn, account.id)
    finished = [each for each in done if each.state is ReconciliationState.FINISHED]
    opened = [each for each in done if each.state is ReconciliationState.OPEN]
    return BankStanding(
        account=account,
        balance=book_balance(conn, account, FAR),
        statement_until=max((each.last_day for each in statements), default=None),
        finished=finished[-1] if finished else None,
        opened=opened[-1] if opened else None,
        waiting_book=count_waiting(conn, account),
        waiting_bank=queries.count_unmatched(conn, account.id),
    )
