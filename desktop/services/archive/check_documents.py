"""Check that every document's file is there, is what was put there, and can be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection

from desktop.domain.archive.document import Damage, Document, DocumentFault
from desktop.domain.errors import UserError
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.trust.acting import Act, Acting
from desktop.services.trust.groups import open_group_generation
from desktop.store.blobs.folder import BlobFolder
from desktop.store.blobs.format import BlobDamagedError
from desktop.store.blobs.wrapping import unwrap_key
from desktop.store.book import Book
from desktop.store.queries.documents import every_document, stored_key

Progress = Callable[[int, int], None]

_FAULTS: Final = {
    Damage.MISSING: Fault.DOCUMENT_MISSING,
    Damage.DAMAGED: Fault.DOCUMENT_DAMAGED,
}


def check_documents(
    book: Book, by: Acting, *, progress: Progress | None = None
) -> tuple[DocumentFault, ...]:
    """Return every document that cannot be given out any more; `progress` counts documents.

    Whether the file is the one that was sealed is seen without a key, of confidential groups too;
    whether its key opens, of the group of everybody.
    """
    with book.read(by, Act.READ_DOCUMENTS) as conn:
        return tuple(_faults(conn, BlobFolder(book.folder.blobs), by, progress))


def document_findings(
    conn: Connection, book: Book, by: Acting, progress: Progress | None = None
) -> Iterator[Finding]:
    """Yield the same as findings of the check of the whole book."""
    for each in _faults(conn, BlobFolder(book.folder.blobs), by, progress):
        yield Finding(_FAULTS[each.damage], f"document:{each.document_id}")


def _faults(
    conn: Connection, blobs: BlobFolder, by: Acting, progress: Progress | None
) -> Iterator[DocumentFault]:
    every = tuple(every_document(conn))
    for done, (each, name) in enumerate(every):
        if progress is not None:
            progress(done, len(every))
        damage = _damage(conn, blobs, by, each, name)
        if damage is not None:
            yield DocumentFault(each.id, each.title, damage)
    if progress is not None and every:
        progress(len(every), len(every))


def _damage(
    conn: Connection, blobs: BlobFolder, by: Acting, found: Document, name: str
) -> Damage | None:
    try:
        same = blobs.same(name)
    except ValueError:  # the row was altered by another tool: it names no file
        same = None
    if same is None:
        return Damage.MISSING
    return None if same and _opens(conn, by, found) else Damage.DAMAGED


def _opens(conn: Connection, by: Acting, found: Document) -> bool:
    stored = stored_key(conn, found.id)
    if stored is None:
        return False
    if found.confidential:
        return True
    try:
        group = open_group_generation(conn, found.group_id, stored.generation, by, None)
        unwrap_key(group.key, stored.wrapped, document_id=found.id, sha256=found.sha256)
    except (UserError, BlobDamagedError):
        return False
    return True
