"""Give out a document: found genuine piece by piece, noted first where it is confidential."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.acting import Act
from desktop.exchange.careful_write import Written, careful_write
from desktop.services.session import Session
from desktop.services.trust.groups import open_group_generation
from desktop.store.blobs.folder import BlobFolder
from desktop.store.blobs.format import BlobDamagedError
from desktop.store.blobs.wrapping import unwrap_key
from desktop.store.queries.documents import blob_of, document_by_id, stored_key
from desktop.store.tables import documents as t

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """A document and its content, to be read once."""

    document: Document
    pieces: Iterator[bytes]


def open_document(
    session: Session, document_id: int, *, kind: AccessKind = AccessKind.OPENED
) -> Opened:
    """Open a document; what is confidential is noted in the log before anything is given out.

    Raises UserError `document-unknown`, `document-erased`, `group-not-yours` or
    `document-file-damaged`; reading the pieces raises `document-file-missing`,
    `document-file-damaged` or `disk-fault`.
    """
    with session.book.read(session.by, Act.READ_DOCUMENTS) as conn:
        found = document_by_id(conn, document_id)
        if found is None:
            raise UserError("document-unknown", document=document_id)
        if found.erased:
            raise UserError("document-erased", document=document_id)
        name = blob_of(conn, document_id)
        blobs = BlobFolder(session.book.folder.blobs)
        key = _key(conn, session, found, blobs.file(name))
    if found.confidential:
        _note(session, document_id, kind)
    return Opened(found, _checked(blobs.read(name, key), found, blobs.file(name)))


def read_document(session: Session, document_id: int) -> bytes:
    """Return the content of a document; raises what `open_document` does."""
    return b"".join(open_document(session, document_id).pieces)


def save_document_as(
    session: Session, document_id: int, target: Path, progress: Progress | None = None
) -> Written:
    """Write the content to the new file `target`, and read it back.

    Raises UserError as `open_document` and `careful_write` do; nothing is left then.
    """
    opened = open_document(session, document_id, kind=AccessKind.EXPORTED)
    return careful_write(target, opened.pieces, opened.document.size, progress=progress)


def _key(conn: Connection, session: Session, found: Document, path: Path) -> bytes:
    """Return the document's own key, unwrapped with that of its group."""
    stored = stored_key(conn, found.id)
    if stored is None:
        raise UserError("document-file-damaged", path=str(path))
    group = open_group_generation(
        conn, found.group_id, stored.generation, session.by, session.exchange
    )
    try:
        return unwrap_key(group.key, stored.wrapped, document_id=found.id, sha256=found.sha256)
    except BlobDamagedError as error:
        raise UserError("document-file-damaged", path=str(path)) from error


def _checked(pieces: Iterator[bytes], found: Document, path: Path) -> Iterator[bytes]:
    """Yield the pieces; at the end they must be the content that the log names."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != found.sha256:
        raise UserError("document-file-damaged", path=str(path))


def _note(session: Session, document_id: int, kind: AccessKind) -> None:
    with session.book.begin(session.by, Act.READ_DOCUMENTS) as tx:
        tx.insert(
            t.access,
            kind=kind,
            subject=f"document:{document_id}",
            officer_id=session.by.officer_id,
            recorded_at=tx.recorded_at,
        )
