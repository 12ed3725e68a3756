"""Show the receipts that the book keeps."""

from __future__ import annotations

from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.evidence import KeptReceipt
from desktop.store.book import Book
from desktop.store.queries import evidence as queries


def list_receipts(book: Book, by: Acting) -> tuple[KeptReceipt, ...]:
    """Return the receipts in the order in which they were taken in."""
    with book.read(by, Act.READ_LOG) as conn:
        return queries.kept_receipts(conn)
