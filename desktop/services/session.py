"""An open book together with the officer who acts in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.trust.acting import Acting
from desktop.store.book import Book
from desktop.store.exchange_key import ExchangeKey


@dataclass(frozen=True, slots=True)
class Session:
    """What every verb needs first: the book, who acts, and the key that opens what is theirs."""

    book: Book
    by: Acting
    exchange: ExchangeKey | None = field(default=None, repr=False)

    def close(self) -> None:
        """Close the book; the session is of no use afterwards."""
        self.book.close()
