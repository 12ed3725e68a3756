"""Read bank accounts, saved layouts, imported statements and their lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.banks.account import BankAccount
from desktop.domain.ledger.banks.layout import Layout, layout_of
from desktop.domain.ledger.banks.reconciliation import BankLine
from desktop.domain.ledger.banks.statement import StatementLine
from desktop.store.types import day_number, day_of, moment_of

_ACCOUNTS: Final = """SELECT b.id, b.account_id, a.code, a.name_ar, a.name_en, b.bank,
    b.bank_branch, b.number, b.iban, b.currency, b.signatories, b.settled_until, b.active
    FROM bank_account b JOIN account a ON a.id = b.account_id ORDER BY a.code"""
_STATEMENTS: Final = """SELECT s.id, s.bank_account_id, s.source, s.format, s.sha256,
    s.lines_sha256, s.lines, s.left_out, s.first_day, s.last_day, s.opening, s.closing, o.code,
    s.recorded_at, s.undone FROM bank_statement s JOIN officer o ON o.id = s.officer_id"""
_LINE: Final = "l.id, l.statement_id, l.day, l.amount, l.description, l.reference, l.balance"
_WAITS: Final = """FROM statement_line l
    JOIN bank_statement s ON s.id = l.statement_id
    WHERE s.bank_account_id = ? AND s.undone = 0 AND l.day <= ? AND l.amount <> 0
      AND NOT EXISTS (SELECT 1 FROM reconciled_line r
        JOIN reconciliation c ON c.id = r.reconciliation_id
        WHERE r.statement_line_id = l.id AND r.active = 1 AND c.state <> 'undone')"""
_UNMATCHED: Final = f"SELECT {_LINE} {_WAITS} ORDER BY l.day, l.statement_id, l.position"
_LATEST: Final = 99_991_231


@dataclass(frozen=True, slots=True)
class StatementRow:
    """An imported statement; `left_out` counts the lines that were in the book before."""

    id: int
    bank_account_id: int
    source: str
    format: str
    sha256: str
    lines_sha256: str
    lines: int
    left_out: int
    first_day: dt.date
    last_day: dt.date
    opening: int | None
    closing: int | None
    officer: str
    recorded_at: dt.datetime
    undone: bool


@dataclass(frozen=True, slots=True)
class SavedLayout:
    """A layout as it was saved for an account."""

    id: int
    name: str
    layout: Layout


def load_bank_accounts(conn: Connection) -> tuple[BankAccount, ...]:
    """Return the bank accounts in order of the code of their account."""
    return tuple(_account(row) for row in conn.exec_driver_sql(_ACCOUNTS))


def _account(row: Any) -> BankAccount:
    values = list(row)
    values[11] = None if values[11] is None else day_of(values[11])
    values[12] = bool(values[12])
    return BankAccount(*values)


def load_layouts(conn: Connection, bank_account_id: int) -> tuple[SavedLayout, ...]:
    """Return the layouts saved for an account, by name; those put aside are left out."""
    rows = conn.exec_driver_sql(
        "SELECT id, name, layout FROM statement_mapping WHERE bank_account_id = ? AND active = 1"
        " ORDER BY name",
        (bank_account_id,),
    )
    return tuple(SavedLayout(row[0], row[1], layout_of(row[2])) for row in rows)


def load_statements(
    conn: Connection, bank_account_id: int | None = None
) -> tuple[StatementRow, ...]:
    """Return the imported statements, of one account or of all, by their days."""
    where = "" if bank_account_id is None else " WHERE s.bank_account_id = ?"
    values = () if bank_account_id is None else (bank_account_id,)
    rows = conn.exec_driver_sql(f"{_STATEMENTS}{where} ORDER BY s.first_day, s.id", values)
    return tuple(_statement(row) for row in rows)


def load_statement(conn: Connection, statement_id: int) -> StatementRow | None:
    """Return one statement, or None."""
    row = conn.exec_driver_sql(f"{_STATEMENTS} WHERE s.id = ?", (statement_id,)).first()
    return None if row is None else _statement(row)


def _statement(row: Any) -> StatementRow:
    values = list(row)
    values[8:10] = map(day_of, values[8:10])
    values[13:15] = moment_of(values[13]), bool(values[14])
    return StatementRow(*values)


def held_lines(
    conn: Connection, bank_account_id: int, span: tuple[dt.date, dt.date]
) -> tuple[StatementLine, ...]:
    """Return the lines of an account's statements between two days, undone ones left out."""
    rows = conn.exec_driver_sql(
        """SELECT l.day, l.amount, l.description, l.reference, l.balance, l.bank_id
        FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
        WHERE s.bank_account_id = ? AND s.undone = 0 AND l.day BETWEEN ? AND ? ORDER BY l.id""",
        (bank_account_id, *map(day_number, span)),
    )
    return tuple(StatementLine(day_of(row[0]), *row[1:]) for row in rows)


def lines_of_statement(conn: Connection, statement_id: int) -> tuple[StatementLine, ...]:
    """Return the lines of one statement as they were imported."""
    rows = conn.exec_driver_sql(
        "SELECT day, amount, description, reference, balance, bank_id FROM statement_line"
        " WHERE statement_id = ? ORDER BY position",
        (statement_id,),
    )
    return tuple(StatementLine(day_of(row[0]), *row[1:]) for row in rows)


def statement_with(conn: Connection, bank_account_id: int, sha256: str) -> StatementRow | None:
    """Return the statement that was imported from the same file and is in force, or None."""
    row = conn.exec_driver_sql(
        f"{_STATEMENTS} WHERE s.bank_account_id = ? AND s.sha256 = ? AND s.undone = 0",
        (bank_account_id, sha256),
    ).first()
    return None if row is None else _statement(row)


def reconciled_lines_of(conn: Connection, statement_id: int) -> int:
    """Return how many lines of a statement are part of a reconciliation that stands."""
    found = conn.exec_driver_sql(
        """SELECT count(DISTINCT l.id) FROM statement_line l
        JOIN reconciled_line r ON r.statement_line_id = l.id
        JOIN reconciliation c ON c.id = r.reconciliation_id
        WHERE l.statement_id = ? AND r.active = 1 AND c.state <> 'undone'""",
        (statement_id,),
    )
    return int(found.scalar_one())


def unmatched_bank_lines(
    conn: Connection, bank_account_id: int, last_day: dt.date
) -> tuple[BankLine, ...]:
    """Return the lines of the bank up to a day that nothing in the book was found for."""
    rows = conn.exec_driver_sql(_UNMATCHED, (bank_account_id, day_number(last_day)))
    return tuple(bank_line(row) for row in rows)


def count_unmatched(conn: Connection, bank_account_id: int) -> int:
    """Return how many lines of the bank nothing in the book was found for."""
    sql = f"SELECT count(*) {_WAITS}"
    return int(conn.exec_driver_sql(sql, (bank_account_id, _LATEST)).scalar_one())


def bank_lines(conn: Connection, ids: tuple[int, ...]) -> tuple[BankLine, ...]:
    """Return lines of statements by their ids, in that order."""
    found = []
    for each in ids:
        row = conn.exec_driver_sql(
            f"SELECT {_LINE} FROM statement_line l WHERE l.id = ?",  # noqa: S608
            (each,),
        ).first()
        if row is not None:
            found.append(bank_line(row))
    return tuple(found)


def bank_line(row: Any) -> BankLine:
    """Return the line that a row of `l.id … l.balance` holds."""
    return BankLine(row[0], row[1], day_of(row[2]), *row[3:7])
