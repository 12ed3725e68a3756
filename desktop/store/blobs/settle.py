"""Bring the folder of documents into line with the rows, right after a book is opened."""

from __future__ import annotations

import contextlib

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.store.blobs.folder import BlobFolder
from desktop.store.tables.documents import document


def settle_documents(conn: Connection, blobs: BlobFolder) -> None:
    """Remove what an interrupted adding left, and the files of erased documents."""

    def wanted(name: str) -> bool:
        return (
            conn.execute(select(document.c.id).where(document.c.blob == name)).first() is not None
        )

    blobs.clean(wanted)
    erased = conn.execute(select(document.c.blob).where(document.c.erased == 1)).scalars()
    with contextlib.suppress(UserError):
        for name in erased:
            blobs.remove(name)
