"""Suggest narrations that were written before, as one types."""

from __future__ import annotations

from typing import Final

from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.vouchers import recalled_narrations

SHORTEST: Final = 2
"""Letters that have to be typed before anything is suggested."""


def recall_narrations(
    book: Book,
    by: Acting,
    words: str,
    *,
    account_id: int | None = None,
    partner_id: int | None = None,
    limit: int = 8,
) -> tuple[str, ...]:
    """Return up to `limit` earlier narrations that hold what is typed, the likeliest first."""
    if len(words.strip()) < SHORTEST:
        return ()
    with book.read(by, Act.READ_LEDGER) as conn:
        return recalled_narrations(
            conn, words, account_id=account_id, partner_id=partner_id, limit=limit
        )
