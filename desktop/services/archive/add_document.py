"""Take a document into the book: sealed on the disk first, then spoken of."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import insert

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.trust.acting import Act, require
from desktop.exchange.incoming.incoming_file import Incoming, incoming
from desktop.services.archive.attach import put_attachment, require_subject
from desktop.services.session import Session
from desktop.services.trust.groups import general_group, open_group
from desktop.store.blobs.folder import BlobFolder, Sealed
from desktop.store.blobs.format import new_key
from desktop.store.blobs.wrapping import wrap_key
from desktop.store.queries.documents import document_by_id, same_document
from desktop.store.tables import documents as t
from desktop.store.tx import Tx

LONGEST_TITLE: Final = 200
"""Characters."""


def add_document(
    session: Session,
    source: Path | bytes,
    *,
    title: str,
    name: str = "",
    group_id: int | None = None,
    attach_to: str | None = None,
) -> Document:
    """Keep a file, or bytes called `name`, and attach it to what `attach_to` names.

    Without a title it is called as its file is; without a group everybody who can open the book
    may read it. What the group has already is not kept twice: the document that is there is
    returned, and attached.

    Raises UserError `document-erased-before`, `document-title-too-long`, `group-not-yours`,
    `attachment-subject`, `disk-full`, `disk-fault`, or what `incoming` raises; nothing is kept
    then.
    """
    require(session.by, Act.ADD_DOCUMENT)
    called = clean_name(title, field="title")
    if len(called) > LONGEST_TITLE:
        raise UserError("document-title-too-long", most=LONGEST_TITLE)
    blobs = BlobFolder(session.book.folder.blobs)
    with incoming(source, name) as file:
        key = new_key()
        sealed = blobs.seal(file.pieces(), key)
    named = called or file.name.rpartition(".")[0]
    kept = False
    try:
        with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
            if attach_to is not None:
                require_subject(tx.conn, attach_to)
            group = general_group(tx) if group_id is None else group_id
            found = same_document(tx.conn, group, sealed.sha256)
            if found is None:
                document_id = insert_document(
                    tx,
                    session,
                    group_id=group,
                    file=file,
                    title=named,
                    sealed=sealed,
                    key=key,
                )
                blobs.keep(sealed)
                kept = True
            else:
                document_id = _known(found)
            if attach_to is not None:
                put_attachment(tx, document_id, attach_to)
            made = document_by_id(tx.conn, document_id)
    finally:
        # What was kept and then refused may have been committed all the same (a fault of the disk
        # at the last moment): its note stays, and the next opening decides.
        if not kept:
            blobs.discard(sealed)
    blobs.settle(sealed)
    if made is None:
        raise RuntimeError("a document was not written")
    return made


def insert_document(
    tx: Tx,
    session: Session,
    *,
    group_id: int,
    file: Incoming,
    title: str,
    sealed: Sealed,
    key: bytes,
) -> int:
    """Write a sealed document and its key, wrapped under the newest key of its group.

    Another act than `add_document` may keep a document in its own transaction by it.
    """
    group = open_group(tx.conn, group_id, session.by, session.exchange)
    document_id = tx.insert(
        t.document,
        sha256=sealed.sha256,
        size=sealed.size,
        media_type=file.kind.value,
        file_name=file.name,
        title=title,
        group_id=group_id,
        blob=sealed.name,
        officer_id=session.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    wrapped = wrap_key(group.key, key, document_id=document_id, sha256=sealed.sha256)
    tx.conn.execute(
        insert(t.document_key).values(
            document_id=document_id, generation=group.generation, wrapped=wrapped
        )
    )
    return document_id


def _known(found: Document) -> int:
    if found.erased:
        raise UserError("document-erased-before", title=found.title)
    return found.id
