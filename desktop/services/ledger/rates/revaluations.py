"""The revaluations of the book, and what became of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.beside import entries_for
from desktop.store.queries.cash import is_waiting, live_entries
from desktop.store.queries.masters import load_accounts
from desktop.store.queries.rates import load_revaluations, load_working, stands


@dataclass(frozen=True, slots=True)
class RevaluationState:
    """A revaluation; `gains` and `losses` in minor units of the base, both positive.

    `entries` are all that were posted for it, `live` those not taken back; `standing` says whether
    it holds for its day.
    """

    id: int
    day: dt.date
    officer: str
    accounts: str
    gains: int
    losses: int
    entries: tuple[int, ...]
    live: tuple[int, ...]
    waiting: bool
    standing: bool


def list_revaluations(book: Book, by: Acting) -> tuple[RevaluationState, ...]:
    """Return the revaluations, the newest day first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = load_accounts(conn)
        found: list[RevaluationState] = []
        for each in load_revaluations(conn):
            lines = load_working(conn, each.id)
            subject = f"revaluation:{each.id}"
            codes = sorted({accounts[line.place.account_id].code for line in lines})
            changes = [line.value - line.book for line in lines]
            found.append(
                RevaluationState(
                    each.id,
                    each.day,
                    each.officer,
                    ", ".join(codes),
                    sum(max(change, 0) for change in changes),
                    sum(max(-change, 0) for change in changes),
                    entries_for(conn, subject),
                    live_entries(conn, subject),
                    is_waiting(conn, subject),
                    stands(conn, each.id, each.day),
                )
            )
        return tuple(found)
