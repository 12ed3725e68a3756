"""List the documents of the book; what one may not open is listed all the same."""

from __future__ import annotations

from desktop.domain.archive.document import Document, DocumentFilter, DocumentKey, DocumentPage
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import documents as queries

_EVERYTHING = DocumentFilter()


def list_documents(
    book: Book,
    by: Acting,
    wanted: DocumentFilter = _EVERYTHING,
    *,
    after: DocumentKey | None = None,
    limit: int = 100,
) -> DocumentPage:
    """Return up to `limit` documents, the newest first."""
    with book.read(by, Act.READ_DOCUMENTS) as conn:
        return queries.document_page(conn, wanted, after, limit)


def count_documents(book: Book, by: Acting, wanted: DocumentFilter) -> tuple[int, int]:
    """Return how many documents `wanted` lets through, and their bytes together."""
    with book.read(by, Act.READ_DOCUMENTS) as conn:
        return queries.count_documents(conn, wanted)


def view_document(book: Book, by: Acting, document_id: int) -> Document:
    """Return what is known of one document; raises UserError `document-unknown`."""
    with book.read(by, Act.READ_DOCUMENTS) as conn:
        found = queries.document_by_id(conn, document_id)
    if found is None:
        raise UserError("document-unknown", document=document_id)
    return found
