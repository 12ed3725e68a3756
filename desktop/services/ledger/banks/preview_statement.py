"""Look at a bank's file before anything is taken in: how it is read, and what it would bring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.account import BankAccount, same_number
from desktop.domain.ledger.banks.layout import Layout
from desktop.domain.ledger.banks.statement import (
    ReadStatement,
    StatementLine,
    known_lines,
    with_balances,
)
from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.importers.bank.ofx import read_ofx
from desktop.exchange.importers.bank.propose import headings_of, propose_layout
from desktop.exchange.importers.bank.source import BankFile, BankFormat, read_bank_file
from desktop.exchange.importers.bank.table import read_table, whose
from desktop.exchange.importers.tabular.grid import column_letter
from desktop.services.ledger.banks.accounts import bank_account_by_id
from desktop.store.book import Book
from desktop.store.queries import banks as queries
from desktop.store.queries.banks import StatementRow

_LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A bank's file and the layout that is proposed; OFX has none.

    `from_saved` names the saved layout that fits the headings.
    """

    file: BankFile
    account: BankAccount
    layout: Layout | None = None
    from_saved: str = ""


@dataclass(frozen=True, slots=True)
class StatementPlan:
    """What importing would do: `taken` are the new lines, `known` those in the book already.

    `overlaps` are statements whose days the file touches.
    """

    file: BankFile
    account: BankAccount
    statement: ReadStatement
    taken: tuple[StatementLine, ...]
    known: tuple[StatementLine, ...]
    overlaps: tuple[StatementRow, ...]


def open_file(
    book: Book,
    by: Acting,
    bank_account_id: int,
    path: Path,
    *,
    saved: str = "",
) -> OpenedFile:
    """Read a bank's file and propose how to read its columns; nothing is written.

    `saved` names a layout to use; else one whose headings are those of the file, else one made from
    headings and cells. Raises UserError as the readers do, `bank-account-missing` or
    `layout-missing`.
    """
    with book.read(by, Act.RECONCILE) as conn:
        account = bank_account_by_id(conn, bank_account_id)
        layouts = queries.load_layouts(conn, bank_account_id)
    chosen = next((each for each in layouts if each.name == saved), None)
    if saved and chosen is None:
        raise UserError("layout-missing", name=saved)
    file = read_bank_file(path)
    if file.format is BankFormat.OFX:
        return OpenedFile(file, account)
    fitting = chosen or next((each for each in layouts if _fits(each.layout, file)), None)
    if fitting is None:
        return OpenedFile(file, account, propose_layout(file.grid, currency_of(account.currency)))
    return OpenedFile(file, account, fitting.layout, fitting.name)


def _fits(layout: Layout, file: BankFile) -> bool:
    """Whether the headings for which a layout was saved stand in the file where they did."""
    if not any(layout.headings):
        return False
    row = next((each for each in file.grid.rows if each.number == layout.header), None)
    return row is not None and headings_of(row) == layout.headings


def plan_statement(
    book: Book, by: Acting, opened: OpenedFile, layout: Layout | None = None
) -> StatementPlan:
    """Return what importing the file in this layout would do; nothing is written.

    Raises UserError as the readers and `with_balances` do, `statement-other-account`,
    `statement-other-currency` or `statement-again` (the same file is in the book).
    """
    account = opened.account
    currency = currency_of(account.currency)
    if opened.file.format is BankFormat.OFX:
        read = read_ofx(opened.file)
        refuse_other(account, read.number, read.currency)
    else:
        wanted = layout or opened.layout or Layout()
        refuse_other(account, *whose(opened.file.grid, wanted))
        read = read_table(opened.file.grid, wanted, currency)
    read = with_balances(read)
    with book.read(by, Act.RECONCILE) as conn:
        return plan_for(conn, opened.file, account, read)


def plan_for(
    conn: Connection, file: BankFile, account: BankAccount, read: ReadStatement
) -> StatementPlan:
    """Return the plan against the book as it stands; UserError `statement-again`."""
    before = queries.statement_with(conn, account.id, file.sha256)
    if before is not None:
        raise UserError("statement-again", file=file.name, source=before.source)
    span = read.first_day, read.last_day
    held = queries.held_lines(conn, account.id, span)
    known = known_lines(read.lines, held)
    rows = {id(line) for line in known}
    overlaps = tuple(
        each
        for each in queries.load_statements(conn, account.id)
        if not each.undone and each.first_day <= span[1] and each.last_day >= span[0]
    )
    taken = tuple(line for line in read.lines if id(line) not in rows)
    return StatementPlan(file, account, read, taken, known, overlaps)


def refuse_other(account: BankAccount, number: str, currency: str) -> None:
    """Raise UserError where the file says that it is of another account or another currency."""
    if same_number(number, account.number, account.iban) is False:
        raise UserError(
            "statement-other-account",
            found=number,
            account=account.code,
            number=account.iban or account.number,
        )
    said = currency.strip().upper()
    if said != account.currency and len(said) == 3 and said.isascii():
        raise UserError(
            "statement-other-currency",
            found=said,
            account=account.code,
            currency=account.currency,
        )


def column_names(opened: OpenedFile, header: int) -> tuple[str, ...]:
    """Return what each column is called: its letter and its heading, else what stands first in it.

    `header` is the row of the headings, 0 where there are none.
    """
    grid = opened.file.grid
    head = next((row for row in grid.rows if row.number == header), None)
    first = next((row for row in grid.rows if row.number > header), None)
    names = []
    for at in range(grid.width):
        cells = [row.cell(at) for row in (head, first) if row is not None]
        said = next((str(cell) for cell in cells if cell is not None), "")
        names.append(f"{column_letter(at)}: {said}"[:_LONGEST_NAME])
    return tuple(names)


def with_header(opened: OpenedFile, layout: Layout, header: int) -> Layout:
    """Return the layout with its headings in another row."""
    head = next((row for row in opened.file.grid.rows if row.number == header), None)
    return replace(layout, header=header, headings=() if head is None else headings_of(head))
