"""Read what the bank book and the printed reconciliation show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.paper import BankBook, bank_book_schedule, reconciliation_schedule
from desktop.domain.ledger.banks.reconciliation import Reconciliation, ReconciliationState
from desktop.domain.ledger.schedules.schedule import Name, Schedule
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.banks.accounts import bank_account_by_code
from desktop.services.ledger.banks.reconcile import workplace_of
from desktop.services.ledger.reports.report import Asked, Choice
from desktop.services.ledger.statements import year_named
from desktop.store.book import Book
from desktop.store.queries import reconciliations as queries
from desktop.store.queries.banks import load_bank_accounts
from desktop.store.queries.masters import load_masters, load_organisation


def bank_book(book: Book, by: Acting, asked: Asked) -> Schedule:
    """Return the bank book of a year; raises UserError `bank-account-missing`, `year-unknown`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        account = bank_account_by_code(conn, asked.of)
        masters = load_masters(conn)
        year = year_named(masters, asked.year)
        last = year.last_day if asked.day is None else min(asked.day, year.last_day)
        before = year.first_day - dt.timedelta(days=1)
        opening, base_opening = queries.balances(conn, account, before)
        made = BankBook(
            account=account,
            organisation=masters.organisation,
            year=year,
            last_day=last,
            opening=opening,
            base_opening=base_opening,
            lines=queries.book_lines(conn, account, (year.first_day, last)),
        )
    return bank_book_schedule(made)


def printed_reconciliation(book: Book, by: Acting, asked: Asked) -> Schedule:
    """Return the newest reconciliation of an account, or the newest up to the day asked for.

    Raises UserError `bank-account-missing` or `reconciliation-none`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        account = bank_account_by_code(conn, asked.of)
        found = _newest(conn, account.id, asked.day)
        if found is None:
            raise UserError("reconciliation-none", account=account.code)
        place = workplace_of(conn, found.id)
        return reconciliation_schedule(account, load_organisation(conn), place)


def _newest(conn: Connection, bank_account_id: int, day: dt.date | None) -> Reconciliation | None:
    stands = [
        each
        for each in queries.load_reconciliations(conn, bank_account_id)
        if each.state is not ReconciliationState.UNDONE and (day is None or each.last_day <= day)
    ]
    return stands[-1] if stands else None


def bank_choices(book: Book, by: Acting) -> Iterable[Choice]:
    """Return the bank accounts that a report may be about."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = load_bank_accounts(conn)
    return [Choice(each.code, Name(each.name_ar, each.name_en)) for each in accounts]
