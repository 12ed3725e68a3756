"""Take documents back out of a backup: one of them to a new file, or all that the book lost."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.backups import RESTORING, Stage
from desktop.exchange.backup import disk, layout, pool
from desktop.exchange.backup.pool import Blob
from desktop.exchange.careful_write import Written
from desktop.services.archive.read_document import save_document_as
from desktop.services.session import Session
from desktop.services.trust.backup.alone import alone
from desktop.services.trust.backup.restore import PREFIX, unpacked
from desktop.services.trust.backup.telling import Progress, Telling
from desktop.store.folder import BookFolder
from desktop.store.queries.backups import blobs_named
from desktop.store.queries.masters import load_organisation
from desktop.store.tables.documents import document as table


def restore_document(
    file: Path,
    document: int | str,
    target: Path,
    *,
    passphrase: str,
    officer: str | None = None,
    room: Path | None = None,
    progress: Progress | None = None,
) -> Written:
    """Write one document of the backup `file` to the new file `target`.

    `document` is its number in the book or the SHA-256 of its content. Raises UserError as
    `restore` and as the careful write, `backup-document-missing` where the backup has none such,
    `backup-document-damaged` where the stick lost it, `group-not-yours` where it is confidential.
    """
    telling = Telling(RESTORING, progress)
    with disk.private_folder(room or disk.temporary(), PREFIX) as private:
        building = BookFolder(private / "document.sijill")
        with unpacked(file, building, passphrase, officer=officer, telling=telling) as found:
            number, name = _named(found.session, document, file)
            held = next((blob for blob in found.blobs if blob.name == name), None)
            lies = building.blobs / name[:2] / name
            if held is None or not pool.take_out(file.parent, held, lies):
                raise UserError("backup-document-damaged", file=file.name, document=document)
            told = telling.of(Stage.DOCUMENTS)
            return save_document_as(found.session, number, target, told)


def _named(session: Session, document: int | str, file: Path) -> tuple[int, str]:
    """Return the number of a document and the name of its file."""
    wanted = table.c.sha256 if isinstance(document, str) else table.c.id
    asked = select(table.c.id, table.c.blob).where(wanted == document, table.c.erased == 0)
    with session.book.read(session.by, Act.READ_DOCUMENTS) as conn:
        row = conn.execute(asked).first()
    if row is None:
        raise UserError("backup-document-missing", file=file.name, document=document)
    return int(row[0]), str(row[1])


@dataclass(frozen=True, slots=True)
class Mended:
    """How many documents the book has again, and those that no backup there has whole."""

    back: int
    missing: tuple[str, ...]


def mend_documents(session: Session, folder: Path, *, progress: Progress | None = None) -> Mended:
    """Put back into the open book, from the stick `folder`, every document that it lost.

    A document's file is named by what it is: it is put back only where it is exactly that, and
    needs no key for it. Raises UserError `not-permitted`, `disk-full` or `disk-fault`.
    """
    require(session.by, Act.BACK_UP)
    telling = Telling(RESTORING, progress)
    with alone():
        with session.book.inspect() as conn:
            shelf = layout.shelf_of(folder, load_organisation(conn).book_id)
            names = blobs_named(conn)
        back, missing = 0, []
        for done, name in enumerate(names):
            telling.at(Stage.DOCUMENTS, done, len(names))
            own = session.book.folder.blobs / name[:2] / name
            if own.is_file() and disk.digest_of(own) == name:
                continue
            if _put_back(shelf, name, own):
                back += 1
            else:
                missing.append(name)
    return Mended(back, tuple(missing))


def _put_back(shelf: Path, name: str, own: Path) -> bool:
    pooled = layout.blob_path(shelf, name)
    if not pooled.is_file():
        return False
    writing = own.with_name(f".{secrets.token_hex(8)}{layout.PART_SUFFIX}")
    if not pool.take_out(shelf, Blob(name, pooled.stat().st_size), writing):
        return False
    with disk.local_faults(own):
        writing.replace(own)
        disk.sync_folder(own.parent)
    return True
