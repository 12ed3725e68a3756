"""Bring into the pool of a stick the documents that it does not hold yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import Stage
from desktop.exchange import volume
from desktop.exchange.backup import disk, layout, pool
from desktop.exchange.backup.pool import Blob
from desktop.services.trust.backup.moment import Moment
from desktop.services.trust.backup.telling import Telling
from desktop.store.book import Book


@dataclass(frozen=True, slots=True)
class Pooled:
    """The documents of a backup that the pool holds, the new ones, and those that are gone."""

    held: tuple[Blob, ...]
    new: tuple[Blob, ...]
    missing: tuple[str, ...]


def copy_documents(book: Book, shelf: Path, taken: Moment, telling: Telling) -> Pooled:
    """Copy what is new; each file is whole on its own, or not there.

    Raises UserError as the careful write; what was copied by then serves the next backup.
    """
    held, missing = [], []
    for name in taken.blobs:
        blob = _blob(book, shelf, name)
        if blob is None:
            missing.append(name)
        else:
            held.append(blob)
    new = pool.lacking(shelf, held)
    whole = 2 * sum(blob.size for blob in new)
    if volume.free_bytes(shelf) < whole // 2 + taken.database.stat().st_size:
        raise UserError("write-target-full", folder=str(shelf))
    telling.at(Stage.DOCUMENTS)
    before, failed = 0, set()
    for blob in new:
        source = book.folder.blobs / blob.name[:2] / blob.name
        told = telling.of(Stage.DOCUMENTS, before, whole)
        if not pool.add(shelf, blob, source, told):
            failed.add(blob.name)
        before += 2 * blob.size
    return Pooled(
        tuple(blob for blob in held if blob.name not in failed),
        tuple(blob for blob in new if blob.name not in failed),
        (*missing, *sorted(failed)),
    )


def _blob(book: Book, shelf: Path, name: str) -> Blob | None:
    """Return the document's file as the book has it, or else as the pool still has it, or None."""
    own = book.folder.blobs / name[:2] / name
    if own.is_file():
        return Blob(name, own.stat().st_size)
    pooled = layout.blob_path(shelf, name)
    if pooled.is_file() and disk.digest_of(pooled) == name:
        return Blob(name, pooled.stat().st_size)
    return None
