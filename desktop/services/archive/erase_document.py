"""Erase a document for good: its key, its file, its name; the log stays provable."""

from __future__ import annotations

from typing import Final

from sqlalchemy import delete

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.trust.acting import Act
from desktop.domain.trust.personal import nameless
from desktop.services.session import Session
from desktop.services.trust.erasing import erase_record
from desktop.store.blobs.folder import BlobFolder
from desktop.store.queries.documents import blob_of, document_by_id
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
            forget_document(tx, document_id, why)
    # Should the program end here, the next opening removes the file: the row says erased.
    BlobFolder(book.folder.blobs).remove(name)
    try:
        book.clear_free_space()
    except UserError as error:
        raise UserError("document-erased-not-cleared", document=document_id, cause=error) from error


def forget_document(tx: Tx, document_id: int, why: str) -> None:
    """Note the erasure, destroy the key, cut the leaves, empty the record; the file is still there.

    Whoever calls removes the file after the commit.
    """
    tx.conn.execute(delete(t.document_key).where(t.document_key.c.document_id == document_id))
    code = f"D{document_id}"
    left = dict.fromkeys(_PERSONAL, nameless(code))
    erase_record(tx, t.document, document_id, left, why=why, erased=1)
