"""Erase a document for good: its key, its file, its name; the log stays provable."""

from __future__ import annotations

from typing import Final

from sqlalchemy import delete

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.log.erased_leaf import ErasedLeaf, erase_fields, erase_more
from desktop.domain.log.kinds import COLUMN_PREFIX
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.acting import Act
from desktop.domain.trust.personal import nameless
from desktop.services.session import Session
from desktop.store.blobs.folder import BlobFolder
from desktop.store.queries.documents import blob_of, document_by_id
from desktop.store.queries.log import StoredLeaf, leaves_about
from desktop.store.tables import audit
from desktop.store.tables import documents as t
from desktop.store.tx import Tx

_PERSONAL: Final = ("title", "file_name")
"""What the person called it; the digest of the content stays, and refuses it another time."""


def erase_document(session: Session, document_id: int, reason: str) -> None:
    """Destroy the key and the file of a document, and what it was called.

    Copies of the file in backups open no more either, unless the backup holds the key: a backup
    made before is to be replaced. Raises UserError `document-unknown`, `erase-reason-empty`, or
    `document-erased-not-cleared` where the disk had no room to write the database anew: the
    document is gone from the book then, and doing it again clears the rest.
    """
    why = clean_name(reason, field="reason")
    if not why:
        raise UserError("erase-reason-empty")
    book = session.book
    with book.begin(session.by, Act.ERASE_PERSON) as tx:
        found = document_by_id(tx.conn, document_id)
        if found is None:
            raise UserError("document-unknown", document=document_id)
        name = blob_of(tx.conn, document_id)
        if not found.erased:
            _erase(tx, found, why)
    # Should the program end here, the next opening removes the file: the row says erased.
    BlobFolder(book.folder.blobs).remove(name)
    try:
        book.clear_free_space()
    except UserError as error:
        raise UserError("document-erased-not-cleared", document=document_id, cause=error) from error


def _erase(tx: Tx, found: Document, why: str) -> None:
    """Note the erasure, destroy the key, cut the leaves, empty the record."""
    subject = record_subject(t.document.name, found.id)
    tx.insert(
        audit.erasure,
        subject=subject,
        reason=why,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    tx.conn.execute(delete(t.document_key).where(t.document_key.c.document_id == found.id))
    columns = {COLUMN_PREFIX + column for column in _PERSONAL}
    for leaf in tuple(leaves_about(tx.conn, subject)):
        tx.erase_leaf(leaf.position, _cut(leaf, columns))
    tx.update(t.document, found.id, erased=1, **dict.fromkeys(_PERSONAL, nameless(f"D{found.id}")))


def _cut(leaf: StoredLeaf, names: set[str]) -> ErasedLeaf:
    if leaf.erased is not None:
        return erase_more(leaf.erased, names)
    return erase_fields(leaf.as_leaf(), leaf.seed, names)
