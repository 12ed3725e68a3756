"""Whether every bank account is reconciled to the last day."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.check import ALL, Check, Looked
from desktop.store.queries.closing import unreconciled_banks
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    found = unreconciled_banks(looked.conn, looked.last_day)
    return failing(found.failing, day=looked.last_day) if found.there else absent()


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} bank account is not reconciled up to {day}.",
        "{n} bank accounts are not reconciled up to {day}.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="banks",
    place=110,
    title=mark("Banks"),
    ok=mark("Every bank account is reconciled up to {day}."),
    fails=_fails,
    absent=mark("No bank account of the book has moved."),
    look=_look,
    screen="reconciliation",
    purposes=ALL,
)
