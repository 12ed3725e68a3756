"""A statement of 5,000 lines matched with a book of 100,000 entries, whatever else is measured.

Beside it stands reading the same lines of the book and sorting them by amount: less than that no
matching can do.
"""

import datetime as dt
import random

from desktop.domain.ledger.banks.account import NewBankAccount
from desktop.domain.ledger.banks.statement import ReadStatement, StatementLine, with_balances
from desktop.domain.trust.acting import Act
from desktop.exchange.importers.bank.source import bank_file
from desktop.services.ledger.banks.accounts import add_bank_account, bank_account_by_id
from desktop.services.ledger.banks.import_statement import import_statement
from desktop.services.ledger.banks.match_lines import accept_sure, suggest_matches
from desktop.services.ledger.banks.preview_statement import StatementPlan
from desktop.services.ledger.banks.reconcile import start_reconciliation
from desktop.services.ledger.read_journal import masters_of
from desktop.store.queries.reconciliations import waiting_book_lines
from tests.bench.big_book import big_book
from tests.bench.figures import Figure, once, race

ENTRIES, LINES = 100_000, 5_000
SUGGESTED = 8.0
"""Seconds, of which sums of several lines may take five; nobody waits at the screen meanwhile."""
LAST = dt.date(2025, 12, 31)


def matching(folder):
    """Yield the suggestions, and accepting those that are sure."""
    session = big_book(folder, ENTRIES)
    book, by = session.book, session.by
    try:
        masters = masters_of(book, by)
        code = next(each.id for each in masters.accounts.values() if each.code == "1121")
        number = add_bank_account(book, by, NewBankAccount(code, "b", "LYD"))
        with book.read(by, Act.READ_LEDGER) as conn:
            account = bank_account_by_id(conn, number)
            waiting = waiting_book_lines(conn, account, LAST)
        took, _ = once(lambda: import_statement(session, _plan(account, waiting)))
        yield Figure(f"a statement of {LINES:,} lines taken in", took)
        opened = start_reconciliation(book, by, number, LAST, 0)

        def floor():
            with book.read(by, Act.READ_LEDGER) as conn:
                rows = waiting_book_lines(conn, account, LAST)
            return sorted(rows, key=lambda line: line.amount)

        mine, theirs, note = race(lambda: suggest_matches(book, by, opened), floor, rounds=3)
        found = suggest_matches(book, by, opened)
        said = f"{len(found):,} proposed, {sum(each.sure for each in found):,} sure"
        what = f"{LINES:,} lines of a bank against {len(waiting):,} of the book"
        yield Figure(what, mine, theirs, alone=SUGGESTED, note=f"{said} {note}".strip())
        took, made = once(lambda: accept_sure(book, by, opened))
        yield Figure(f"  {made:,} sure ones found again, matched and logged", took)
    finally:
        session.close()


def _plan(account, waiting):
    """Return a statement that knows most lines of the book some days later, and some others."""
    chance = random.Random(11)
    lines = []
    for line in chance.sample(waiting, LINES * 9 // 10):
        mark = line.marks[0] if chance.random() < 0.5 else ""
        day = min(line.day + dt.timedelta(chance.randrange(6)), LAST)
        lines.append(StatementLine(day, line.amount, line.text, mark))
    for _ in range(LINES - len(lines)):
        day = dt.date(2025, 1, 1) + dt.timedelta(chance.randrange(365))
        lines.append(
            StatementLine(day, chance.choice((1, -1)) * chance.randrange(1_000, 9_000_000))
        )
    read = with_balances(ReadStatement(tuple(lines), opening=0))
    file = bank_file("bench.csv", b"date,amount\n")
    return StatementPlan(file, account, read, read.lines, (), ())
