"""An open book together with the officer who acts in it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.trust.acting import Acting
from desktop.store.book import Book


@dataclass(frozen=True, slots=True)
class Session:
    """What every verb needs first: the book, and who acts."""

    book: Book
    by: Acting

    def close(self) -> None:
        """Close the book; the session is of no use afterwards."""
        self.book.close()
