"""Read reconciliations: the lines of the book that wait, and what was matched."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.banks.account import BankAccount
from desktop.domain.ledger.banks.reconciliation import (
    BankLine,
    BookLine,
    Match,
    Reconciliation,
    ReconciliationState,
)
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.voucher import PaymentMethod
from desktop.store.queries.banks import bank_line
from desktop.store.types import day_number, day_of, moment_of

_AMOUNT: Final = """CASE WHEN ? = (SELECT currency FROM organisation) THEN l.amount
    WHEN l.currency = ? THEN l.foreign_amount ELSE 0 END"""
"""The amount of a line in the money of the bank account; differences of exchange move none."""
_BOOK: Final = f"""l.entry_id, l.position, l.day, {_AMOUNT} AS own, e.series, e.number, y.name,
    e.narration, l.memo, e.reference, v.cheque_number, v.transfer_reference, v.method,
    v.party_name, o.subject, e.reverses_id"""
_JOINS: Final = """JOIN entry e ON e.id = l.entry_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    LEFT JOIN voucher v ON v.entry_id = l.entry_id
    LEFT JOIN entry_origin o ON o.entry_id = l.entry_id"""
_WAITS: Final = """l.account_id = ? AND l.day > ? AND l.day <= ?
      AND NOT EXISTS (SELECT 1 FROM reconciled_line r
        JOIN reconciliation c ON c.id = r.reconciliation_id
        WHERE r.entry_id = l.entry_id AND r.position = l.position AND r.active = 1
          AND c.state <> 'undone' AND c.last_day <= ?)"""
_WAITING: Final = f"""SELECT {_BOOK} FROM line l {_JOINS} WHERE {_WAITS} AND own <> 0
    ORDER BY l.day, l.entry_id, l.position"""  # noqa: S608 - names of our own columns
_COUNT: Final = f"SELECT count(*) FROM line l WHERE {_WAITS} AND {_AMOUNT} <> 0"  # noqa: S608
_LATEST: Final = 99_991_231
_OF_DAYS: Final = f"""SELECT {_BOOK}, l.amount FROM line l {_JOINS}
    WHERE l.account_id = ? AND l.day BETWEEN ? AND ?
    ORDER BY l.day, l.entry_id, l.position"""  # noqa: S608
_SUM: Final = f"""SELECT ifnull(sum({_AMOUNT}), 0), ifnull(sum(l.amount), 0) FROM line l
    WHERE l.account_id = ? AND l.day <= ?"""  # noqa: S608
_RECONCILIATIONS: Final = """SELECT r.id, r.bank_account_id, r.last_day, r.balance, r.state,
    o.code, r.recorded_at, ifnull(r.difference, 0), r.reason, r.finished_at
    FROM reconciliation r JOIN officer o ON o.id = r.officer_id"""
_MATCHED_BOOK: Final = f"""SELECT DISTINCT r.group_number, {_BOOK} FROM reconciled_line r
    JOIN line l ON l.entry_id = r.entry_id AND l.position = r.position {_JOINS}
    WHERE r.reconciliation_id = ? AND r.active = 1
    ORDER BY r.group_number, l.day, l.entry_id, l.position"""  # noqa: S608
_MATCHED_BANK: Final = """SELECT DISTINCT r.group_number, l.id, l.statement_id, l.day, l.amount,
    l.description, l.reference, l.balance FROM reconciled_line r
    JOIN statement_line l ON l.id = r.statement_line_id
    WHERE r.reconciliation_id = ? AND r.active = 1
    ORDER BY r.group_number, l.day, l.id"""


def waiting_book_lines(
    conn: Connection, account: BankAccount, last_day: dt.date, *, by: dt.date | None = None
) -> tuple[BookLine, ...]:
    """Return the posted lines of the account up to a day that are not cleared, in order of day.

    `by` (else any later day as well) is the last day of the reconciliations that count: what a
    later one cleared was still outstanding before.
    """
    since = 0 if account.settled_until is None else day_number(account.settled_until)
    until = day_number(last_day)
    counts = _LATEST if by is None else day_number(by)
    values = (account.currency, account.currency, account.account_id, since, until, counts)
    return tuple(_book_line(row) for row in conn.exec_driver_sql(_WAITING, values))


def count_waiting(conn: Connection, account: BankAccount) -> int:
    """Return how many posted lines of the account are not cleared."""
    since = 0 if account.settled_until is None else day_number(account.settled_until)
    values = (account.account_id, since, _LATEST, _LATEST, account.currency, account.currency)
    return int(conn.exec_driver_sql(_COUNT, values).scalar_one())


def book_balance(conn: Connection, account: BankAccount, last_day: dt.date) -> int:
    """Return what the book says stood in the account at the end of a day, in its own currency."""
    return balances(conn, account, last_day)[0]


def balances(conn: Connection, account: BankAccount, last_day: dt.date) -> tuple[int, int]:
    """Return the balance at the end of a day in the account's own currency and in the book's."""
    values = (account.currency, account.currency, account.account_id, day_number(last_day))
    row = conn.exec_driver_sql(_SUM, values).one()
    return row[0], row[1]


def book_lines(
    conn: Connection, account: BankAccount, span: tuple[dt.date, dt.date]
) -> tuple[tuple[BookLine, int], ...]:
    """Return the lines of an account between two days, each with its amount in base currency."""
    own = (account.currency, account.currency, account.account_id)
    rows = conn.exec_driver_sql(_OF_DAYS, (*own, *map(day_number, span)))
    return tuple((_book_line(row), row[16]) for row in rows)


def load_reconciliations(
    conn: Connection, bank_account_id: int | None = None
) -> tuple[Reconciliation, ...]:
    """Return the reconciliations, of one account or of all, in order of their days."""
    where = "" if bank_account_id is None else " WHERE r.bank_account_id = ?"
    values = () if bank_account_id is None else (bank_account_id,)
    rows = conn.exec_driver_sql(f"{_RECONCILIATIONS}{where} ORDER BY r.last_day, r.id", values)
    return tuple(_reconciliation(row) for row in rows)


def load_reconciliation(conn: Connection, reconciliation_id: int) -> Reconciliation | None:
    """Return one reconciliation, or None."""
    sql = f"{_RECONCILIATIONS} WHERE r.id = ?"
    row = conn.exec_driver_sql(sql, (reconciliation_id,)).first()
    return None if row is None else _reconciliation(row)


def load_matches(
    conn: Connection, account: BankAccount, reconciliation_id: int
) -> tuple[Match, ...]:
    """Return what was matched in a reconciliation, in the order in which it was."""
    book: dict[int, list[BookLine]] = {}
    bank: dict[int, list[BankLine]] = {}
    values = (account.currency, account.currency, reconciliation_id)
    for row in conn.exec_driver_sql(_MATCHED_BOOK, values):
        book.setdefault(row[0], []).append(_book_line(row[1:]))
    for row in conn.exec_driver_sql(_MATCHED_BANK, (reconciliation_id,)):
        bank.setdefault(row[0], []).append(bank_line(row[1:]))
    return tuple(
        Match(group, tuple(book.get(group, ())), tuple(bank.get(group, ())))
        for group in sorted(book.keys() | bank.keys())
    )


def next_group(conn: Connection, reconciliation_id: int) -> int:
    """Return the number of the next match of a reconciliation."""
    found = conn.exec_driver_sql(
        "SELECT ifnull(max(group_number), 0) + 1 FROM reconciled_line WHERE reconciliation_id = ?",
        (reconciliation_id,),
    )
    return int(found.scalar_one())


def rows_of_group(conn: Connection, reconciliation_id: int, group: int) -> tuple[int, ...]:
    """Return the ids of the rows of a match that is in force."""
    rows = conn.exec_driver_sql(
        "SELECT id FROM reconciled_line WHERE reconciliation_id = ? AND group_number = ?"
        " AND active = 1 ORDER BY id",
        (reconciliation_id, group),
    )
    return tuple(row[0] for row in rows)


def _book_line(row: Any) -> BookLine:
    narration, memo, reference, cheque, transfer, method, party, origin = row[7:15]
    marks = tuple(dict.fromkeys(mark for mark in (cheque, transfer, reference) if mark))
    text = narration if not memo or memo == narration else f"{narration} \u2014 {memo}"
    return BookLine(
        entry_id=row[0],
        position=row[1],
        day=day_of(row[2]),
        amount=row[3],
        series=Series(row[4]),
        number=row[5],
        year=row[6],
        text=text,
        marks=marks,
        method=None if method is None else PaymentMethod(method),
        party=party or "",
        cheque=cheque or "",
        origin=origin or "",
        reverses=row[15],
    )


def _reconciliation(row: Any) -> Reconciliation:
    return Reconciliation(
        id=row[0],
        bank_account_id=row[1],
        last_day=day_of(row[2]),
        balance=row[3],
        state=ReconciliationState(row[4]),
        officer=row[5],
        recorded_at=moment_of(row[6]),
        difference=row[7],
        reason=row[8],
        finished_at=None if row[9] is None else moment_of(row[9]),
    )
