"""Say which lines of the book and of the bank are the same money, or take that back."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.banks.matching import Progress, suggest
from desktop.domain.ledger.banks.suggestion import Suggestion
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.banks.accounts import bank_account_by_id
from desktop.services.ledger.banks.reconcile import (
    found_reconciliation,
    open_reconciliation,
    workplace_of,
)
from desktop.store.book import Book
from desktop.store.queries import banks as bank_queries
from desktop.store.queries import reconciliations as queries
from desktop.store.tables.banks import reconciled_line
from desktop.store.tx import Tx

SECONDS: Final = 5
"""How long sums of several lines are looked for; the lines of one to one come first."""

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Lines of the bank, by their ids, and of the book, by (entry id, position)."""

    bank: tuple[int, ...] = ()
    book: tuple[Key, ...] = ()


def suggest_matches(
    book: Book, by: Acting, reconciliation_id: int, *, progress: Progress | None = None
) -> tuple[Suggestion, ...]:
    """Return what probably belongs together, the likeliest first; nothing is written.

    Raises UserError `reconciliation-missing`, and what `progress` raises.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        held = found_reconciliation(conn, reconciliation_id)
        account = bank_account_by_id(conn, held.bank_account_id)
        lines = queries.waiting_book_lines(conn, account, held.last_day)
        bank = bank_queries.unmatched_bank_lines(conn, account.id, held.last_day)
    until = time.monotonic() + SECONDS
    return suggest(bank, lines, progress=progress, may_go_on=lambda: time.monotonic() < until)


def match_lines(book: Book, by: Acting, reconciliation_id: int, pairings: Iterable[Pairing]) -> int:
    """Match in a reconciliation what is given, all or nothing; return how many matches there are.

    Book lines without bank lines are cleared without a statement line (a paper statement); bank
    lines without book lines must cancel each other. Raises UserError `reconciliation-not-open`,
    `match-empty`, `match-many` (several on both sides), `match-taken` (a line waits no longer) or
    `match-sums` (the two sides differ).
    """
    wanted = tuple(pairings)
    with book.begin(by, Act.RECONCILE) as tx:
        open_reconciliation(tx.conn, reconciliation_id)
        write_matches(tx, reconciliation_id, wanted)
    return len(wanted)


def write_matches(tx: Tx, reconciliation_id: int, wanted: Sequence[Pairing]) -> None:
    """Write matches in a transaction that is under way."""
    held = open_reconciliation(tx.conn, reconciliation_id)
    account = bank_account_by_id(tx.conn, held.bank_account_id)
    place = workplace_of(tx.conn, reconciliation_id)
    book = {line.key: line.amount for line in place.book}
    bank = {line.id: line.amount for line in place.bank}
    group = queries.next_group(tx.conn, reconciliation_id)
    for each in wanted:
        if not each.bank and not each.book:
            raise UserError("match-empty")
        if len(each.bank) > 1 and len(each.book) > 1:
            raise UserError("match-many")
        try:
            of_book = [book.pop(key) for key in each.book]
            of_bank = [bank.pop(one) for one in each.bank]
        except KeyError as error:
            raise UserError("match-taken") from error
        if each.bank and sum(of_bank) != sum(of_book):
            currency = currency_of(account.currency)
            raise UserError(
                "match-sums",
                bank=format_amount(sum(of_bank), currency),
                book=format_amount(sum(of_book), currency),
                currency=currency.code,
            )
        for key, one in _edges(each):
            tx.insert(
                reconciled_line,
                reconciliation_id=reconciliation_id,
                group_number=group,
                entry_id=None if key is None else key[0],
                position=None if key is None else key[1],
                statement_line_id=one,
                active=1,
            )
        group += 1


def _edges(pairing: Pairing) -> list[tuple[Key | None, int | None]]:
    if not pairing.book:
        return [(None, one) for one in pairing.bank]
    if not pairing.bank:
        return [(key, None) for key in pairing.book]
    return [(key, one) for key in pairing.book for one in pairing.bank]


def release_match(book: Book, by: Acting, reconciliation_id: int, group: int) -> None:
    """Take a match back; its lines wait again.

    Raises UserError `reconciliation-not-open` or `match-missing`.
    """
    with book.begin(by, Act.RECONCILE) as tx:
        open_reconciliation(tx.conn, reconciliation_id)
        rows = queries.rows_of_group(tx.conn, reconciliation_id, group)
        if not rows:
            raise UserError("match-missing", number=group)
        for row in rows:
            tx.update(reconciled_line, row, active=0)


def accept_sure(
    book: Book, by: Acting, reconciliation_id: int, *, progress: Progress | None = None
) -> int:
    """Match everything that is sure, in one transaction; return how many matches were made."""
    found = suggest_matches(book, by, reconciliation_id, progress=progress)
    sure = [Pairing(each.bank, each.book) for each in found if each.sure]
    return match_lines(book, by, reconciliation_id, sure) if sure else 0
