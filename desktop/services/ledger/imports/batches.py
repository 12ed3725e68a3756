"""Batches of imported entries: entered once, found again, and taken back as one."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.imports import Batch, batches, standing_batch
from desktop.store.tables.journal import import_batch
from desktop.store.tx import Tx

__all__ = ["Batch", "add_batch", "list_batches", "refuse_twice"]

UNDO = "undo"
"""The format of a batch that takes another back."""


def refuse_twice(conn: Connection, sha256: str, file: str) -> None:
    """Raise UserError `import-already-done` where the same file stands in the book."""
    before = standing_batch(conn, sha256)
    if before is not None:
        raise UserError("import-already-done", file=file, source=before)


def add_batch(tx: Tx, source: str, kind: str, sha256: str, entries: int) -> int:
    """Write a batch and return its id."""
    return tx.insert(
        import_batch,
        source=source,
        format=kind,
        sha256=sha256,
        entries=entries,
        officer_id=tx.by.officer_id,
        imported_at=tx.recorded_at,
    )


def list_batches(book: Book, by: Acting) -> tuple[Batch, ...]:
    """Return the imports of the book, the last one first; undoings are told at what they undid."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return tuple(each for each in batches(conn) if each.format != UNDO)
