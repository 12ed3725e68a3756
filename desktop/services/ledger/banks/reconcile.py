"""Reconcile a bank account: begin, put down, take up again, finish, undo."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.hygiene import clean_text
from desktop.domain.ledger.banks.account import BankAccount
from desktop.domain.ledger.banks.reconciliation import (
    Figures,
    Reconciliation,
    ReconciliationState,
    Workplace,
    figures_of,
)
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.banks.accounts import bank_account_by_id
from desktop.services.ledger.banks.cheque_clearing import write_cleared, write_reopened
from desktop.store.book import Book
from desktop.store.queries import banks as bank_queries
from desktop.store.queries import reconciliations as queries
from desktop.store.tables.banks import reconciliation


def start_reconciliation(
    book: Book, by: Acting, bank_account_id: int, last_day: dt.date, balance: int | None = None
) -> int:
    """Begin a reconciliation up to `last_day`, or take up the one that is open; return its id.

    `balance` is what the statement ends with, in minor units of the account's currency; None: what
    the imported statement that ends on that day says. Raises UserError `bank-account-missing`,
    `reconciliation-open` (another day is under way), `reconciliation-before` (a later one is
    finished) or `reconciliation-balance` (no statement says the balance).
    """
    with book.begin(by, Act.RECONCILE) as tx:
        account = bank_account_by_id(tx.conn, bank_account_id)
        done = queries.load_reconciliations(tx.conn, bank_account_id)
        for each in done:
            if each.state is ReconciliationState.OPEN:
                if each.last_day != last_day:
                    raise UserError("reconciliation-open", account=account.code, day=each.last_day)
                if balance is not None and balance != each.balance:
                    tx.update(reconciliation, each.id, balance=balance)
                return each.id
            if each.state is ReconciliationState.FINISHED and each.last_day >= last_day:
                raise UserError("reconciliation-before", account=account.code, day=each.last_day)
        said = stated_balance(tx.conn, bank_account_id, last_day) if balance is None else balance
        if said is None:
            raise UserError("reconciliation-balance", account=account.code, day=last_day)
        return tx.insert(
            reconciliation,
            bank_account_id=bank_account_id,
            last_day=last_day,
            balance=said,
            state=ReconciliationState.OPEN,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
            reason="",
        )


def stated_balance(conn: Connection, bank_account_id: int, last_day: dt.date) -> int | None:
    """Return the closing balance of the statement that ends on a day, None where there is none."""
    found = [
        each.closing
        for each in bank_queries.load_statements(conn, bank_account_id)
        if not each.undone and each.last_day == last_day and each.closing is not None
    ]
    return found[-1] if found else None


def view_reconciliation(book: Book, by: Acting, reconciliation_id: int) -> Workplace:
    """Return everything that a reconciliation shows; UserError `reconciliation-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return workplace_of(conn, reconciliation_id)


def workplace_of(conn: Connection, reconciliation_id: int) -> Workplace:
    """Return the reconciliation with both sides as they stand.

    Of a finished one: what was outstanding on its last day, even if the bank has paid it since.
    """
    found = found_reconciliation(conn, reconciliation_id)
    account = bank_account_by_id(conn, found.bank_account_id)
    counts = found.last_day if found.state is ReconciliationState.FINISHED else None
    book = queries.waiting_book_lines(conn, account, found.last_day, by=counts)
    bank = bank_queries.unmatched_bank_lines(conn, account.id, found.last_day)
    return Workplace(
        reconciliation=found,
        book=book,
        bank=bank,
        matches=queries.load_matches(conn, account, reconciliation_id),
        figures=figures_of(
            queries.book_balance(conn, account, found.last_day), book, found.balance, bank
        ),
    )


def finish_reconciliation(
    book: Book, by: Acting, reconciliation_id: int, reason: str = ""
) -> Figures:
    """Finish a reconciliation and return its figures.

    Cheques that were matched are noted as cleared. A difference, or lines of the bank that the book
    does not explain, must be named by `reason`.
    Raises UserError `reconciliation-missing`, `reconciliation-not-open`,
    `reconciliation-difference` or `reconciliation-unmatched`.
    """
    said = clean_text(reason, field="reason")
    with book.begin(by, Act.RECONCILE) as tx:
        held = open_reconciliation(tx.conn, reconciliation_id)
        place = workplace_of(tx.conn, reconciliation_id)
        account = bank_account_by_id(tx.conn, held.bank_account_id)
        figures = place.figures
        if not said:
            _refuse_unexplained(account, figures, len(place.bank))
        tx.update(
            reconciliation,
            reconciliation_id,
            state=ReconciliationState.FINISHED,
            finished_at=tx.recorded_at,
            book_balance=figures.book,
            outstanding=figures.outstanding,
            in_transit=figures.in_transit,
            difference=figures.difference,
            reason=said,
        )
        write_cleared(tx, account, place)
        return figures


def _refuse_unexplained(account: BankAccount, figures: Figures, unmatched: int) -> None:

    if figures.difference:
        raise UserError(
            "reconciliation-difference",
            difference=format_amount(figures.difference, currency_of(account.currency)),
            currency=account.currency,
        )
    if unmatched:
        raise UserError("reconciliation-unmatched", count=unmatched)


def undo_reconciliation(book: Book, by: Acting, reconciliation_id: int, reason: str) -> None:
    """Undo a reconciliation, open or finished, with everything that was matched in it.

    Only the last one of an account. Raises UserError `reconciliation-missing`,
    `reconciliation-undone`, `reconciliation-reason` or `reconciliation-later`.
    """
    said = clean_text(reason, field="reason")
    if not said:
        raise UserError("reconciliation-reason")
    with book.begin(by, Act.RECONCILE) as tx:
        held = found_reconciliation(tx.conn, reconciliation_id)
        if held.state is ReconciliationState.UNDONE:
            raise UserError("reconciliation-undone", number=reconciliation_id)
        later = [
            each
            for each in queries.load_reconciliations(tx.conn, held.bank_account_id)
            if each.state is not ReconciliationState.UNDONE and each.last_day > held.last_day
        ]
        if later:
            raise UserError("reconciliation-later", day=later[-1].last_day)
        if held.finished_at is not None:
            write_reopened(tx, held, said)
        tx.update(reconciliation, reconciliation_id, state=ReconciliationState.UNDONE, reason=said)


def list_reconciliations(
    book: Book, by: Acting, bank_account_id: int | None = None
) -> tuple[Reconciliation, ...]:
    """Return the reconciliations, of one account or of all, in order of their days."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.load_reconciliations(conn, bank_account_id)


def found_reconciliation(conn: Connection, reconciliation_id: int) -> Reconciliation:
    """Return a reconciliation; UserError `reconciliation-missing`."""
    found = queries.load_reconciliation(conn, reconciliation_id)
    if found is None:
        raise UserError("reconciliation-missing", number=reconciliation_id)
    return found


def open_reconciliation(conn: Connection, reconciliation_id: int) -> Reconciliation:
    """Return a reconciliation that is open; else UserError `reconciliation-not-open`."""
    found = found_reconciliation(conn, reconciliation_id)
    if found.state is not ReconciliationState.OPEN:
        raise UserError("reconciliation-not-open", number=reconciliation_id)
    return found
