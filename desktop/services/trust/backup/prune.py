"""Throw away old backups: never the only one, never a document that a kept one needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.backups import KEEP_LAST, KEEP_MONTHS, superfluous
from desktop.exchange.backup import disk, layout, pool
from desktop.services.session import Session
from desktop.services.trust.backup.list_backups import Listed, list_backups
from desktop.services.trust.backup.read_backup import blobs_of
from desktop.store.queries.masters import load_organisation


@dataclass(frozen=True, slots=True)
class Pruned:
    """What went: backups by path, how many documents, and the bytes that became free."""

    backups: tuple[Path, ...]
    documents: int
    freed: int


def may_go(session: Session, folder: Path) -> tuple[Listed, ...]:
    """Return the backups of the open book on a stick that are not needed any more.

    Kept are the newest ten, and the newest of each of the last twenty-four months.
    """
    shelf = _shelf(session, folder)
    found = list_backups(shelf).backups if shelf.is_dir() else ()
    places = superfluous([each.made_at for each in found], last=KEEP_LAST, months=KEEP_MONTHS)
    return tuple(found[place] for place in sorted(places))


def prune(session: Session, folder: Path) -> Pruned:
    """Remove what `may_go` names, then the documents that none of the others needs.

    While any file of the shelf cannot be read no document is removed: it might need it. Raises
    UserError `not-permitted`, or as `disk.remove`.
    """
    require(session.by, Act.BACK_UP)
    shelf = _shelf(session, folder)
    going = may_go(session, folder)
    freed = 0
    for each in going:
        disk.remove(each.path)
        freed += each.bytes
    documents = _unneeded(shelf)
    for path in documents:
        freed += path.stat().st_size
        disk.remove(path)
    return Pruned(tuple(each.path for each in going), len(documents), freed)


def _unneeded(shelf: Path) -> tuple[Path, ...]:
    """Return the files of the pool that no backup in the shelf needs."""
    if not shelf.is_dir():
        return ()
    left = list_backups(shelf)
    if left.refused or not left.backups:
        return ()
    needed = {blob.name for each in left.backups for blob in blobs_of(each.path)}
    return pool.garbage(shelf, frozenset(needed))


def _shelf(session: Session, folder: Path) -> Path:
    with session.book.read(session.by, Act.READ_LEDGER) as conn:
        return layout.shelf_of(folder, load_organisation(conn).book_id)
