"""The banks of the sample organisation: accounts, two statements, one month reconciled.

The statements say what the book says, some days later as banks do, and one fee that the book does
not know yet: the last month is left open for whoever tries the program.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop import resources
from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount
from desktop.domain.ledger.banks.account import BankAccount, NewBankAccount
from desktop.domain.ledger.banks.marks import number_marks
from desktop.domain.ledger.banks.reconciliation import BookLine
from desktop.domain.trust.acting import Act
from desktop.exchange.importers.bank.propose import propose_layout
from desktop.exchange.importers.bank.source import bank_file
from desktop.services.ledger.banks.accounts import add_bank_account, bank_account_by_code
from desktop.services.ledger.banks.import_statement import import_statement
from desktop.services.ledger.banks.layouts import save_layout
from desktop.services.ledger.banks.match_lines import Pairing, match_lines, suggest_matches
from desktop.services.ledger.banks.preview_statement import OpenedFile, plan_statement
from desktop.services.ledger.banks.reconcile import (
    finish_reconciliation,
    start_reconciliation,
    view_reconciliation,
)
from desktop.services.samples.dice import Dice
from desktop.services.samples.facts import FOLDER
from desktop.services.session import Session
from desktop.store.queries.masters import load_masters
from desktop.store.queries.reconciliations import book_balance, waiting_book_lines

Told = Mapping[str, Any]
_SEED: Final = 20_251_231


@dataclass(frozen=True, slots=True)
class _Line:
    day: dt.date
    words: str
    reference: str
    amount: int


def fill_banks(session: Session) -> None:
    """Give the sample book its bank accounts and reconcile the main one for a month."""
    told: Told = json.loads(resources.path(f"{FOLDER}/banks.json").read_bytes())
    book, by = session.book, session.by
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = {each.code: each.id for each in load_masters(conn).accounts.values()}
    for each in told["accounts"]:
        _add(session, each, accounts[each["code"]])
    months = told["months"]
    with book.read(by, Act.READ_LEDGER) as conn:
        account = bank_account_by_code(conn, told["accounts"][0]["code"])
        first = dt.date.fromisoformat(months[0]["first"])
        last = dt.date.fromisoformat(months[-1]["last"])
        opening = book_balance(conn, account, first - dt.timedelta(days=1))
        waiting = waiting_book_lines(conn, account, last)
    lines = _as_the_bank_says(waiting, told)
    for at, month in enumerate(months):
        opening = _take_in(session, account, month, lines, opening, told)
        _reconcile(session, account, month, opening, finish=at + 1 < len(months))


def _add(session: Session, told: Told, account_id: int) -> None:
    settled = told["settled"]
    new = NewBankAccount(
        account_id=account_id,
        bank=told["bank"],
        currency=told["currency"],
        branch=told["branch"],
        number=told.get("number", ""),
        iban=told.get("iban", ""),
        signatories=told["signatories"],
        settled_until=None if settled is None else dt.date.fromisoformat(settled),
    )
    add_bank_account(session.book, session.by, new)


def _as_the_bank_says(waiting: Sequence[BookLine], told: Told) -> list[_Line]:
    """Return the lines of the book as the bank has them, in order of its days."""
    dice, words = Dice(_SEED), told["words"]
    made = []
    for line in waiting:
        mark = min(number_marks(line.marks), default="")
        cheque = line.amount < 0 and bool(line.marks) and mark.isdigit() and len(mark) == 3
        late = dt.timedelta(days=dice.between(*told["lags"]["cheque" if cheque else "other"]))
        said = words["cheque"] if cheque else words["in" if line.amount > 0 else "out"]
        made.append(_Line(line.day + late, said, mark, line.amount))
    for month in told["months"]:
        if month["fee"] is not None:
            day, amount = month["fee"]
            made.append(_Line(dt.date.fromisoformat(day), words["fee"], "", -amount))
    return sorted(made, key=lambda line: line.day)


def _take_in(  # noqa: PLR0917 - what one statement is made of
    session: Session,
    account: BankAccount,
    month: Told,
    lines: Sequence[_Line],
    opening: int,
    told: Told,
) -> int:
    """Take in the statement of a month and return its closing balance."""
    first, last = dt.date.fromisoformat(month["first"]), dt.date.fromisoformat(month["last"])
    currency, balance = currency_of(account.currency), opening
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(told["headings"])
    for line in lines:
        if first <= line.day <= last:
            balance += line.amount
            amount = format_amount(abs(line.amount), currency)
            sides = ("", amount) if line.amount > 0 else (amount, "")
            day = f"{line.day:%d/%m/%Y}"
            held = format_amount(balance, currency)
            writer.writerow((day, line.words, line.reference, *sides, held))
    file = bank_file(month["file"], out.getvalue().encode("cp1256"))
    layout = propose_layout(file.grid, currency)
    plan = plan_statement(session.book, session.by, OpenedFile(file, account, layout))
    import_statement(session, plan)
    save_layout(session.book, session.by, account.id, told["reading"], layout)
    return balance


def _reconcile(
    session: Session, account: BankAccount, month: Told, balance: int, *, finish: bool
) -> None:
    """Match what is sure; of a month that is finished, everything that was proposed."""
    book, by = session.book, session.by
    last = dt.date.fromisoformat(month["last"])
    number = start_reconciliation(book, by, account.id, last, balance)
    found = suggest_matches(book, by, number)
    wanted = [Pairing(each.bank, each.book) for each in found if finish]
    match_lines(book, by, number, wanted)
    if finish and not view_reconciliation(book, by, number).bank:
        finish_reconciliation(book, by, number)
