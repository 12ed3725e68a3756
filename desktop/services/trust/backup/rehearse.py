"""Restore a backup for a try, into a private folder, and say whether it would have worked."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.log.merkle import root_of
from desktop.domain.trust.acting import Act
from desktop.domain.trust.backups import RESTORING, Stage
from desktop.exchange.backup import disk, pool
from desktop.exchange.backup.manifest import Manifest
from desktop.services.session import Session
from desktop.services.trust.backup.alone import alone
from desktop.services.trust.backup.check_copy import Copied
from desktop.services.trust.backup.restore import Unpacking, unpacked
from desktop.services.trust.backup.telling import Progress, Telling
from desktop.store.folder import BookFolder
from desktop.store.queries.log import leaf_hashes
from desktop.store.queries.masters import load_organisation
from desktop.store.tables.evidence import backup as backup_table

PREFIX: Final = "sijill-rehearsal-"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a restore would give: the book as `checked` says it, with or without its documents.

    `recorded` says whether the open book remembers the rehearsal; it is false without an open
    book and for a backup that the book does not know.
    """

    path: Path
    manifest: Manifest
    checked: Copied
    documents: pool.PoolFaults
    recorded: bool


def rehearse(
    file: Path,
    *,
    passphrase: str,
    officer: str | None = None,
    session: Session | None = None,
    room: Path | None = None,
    progress: Progress | None = None,
) -> Rehearsed:
    """Restore the backup `file` below `room`, check everything, compare, and delete it again.

    With `session` the log in the backup must be a beginning of the open book's log, and the
    rehearsal is recorded there. `room` is the folder of the book unless said otherwise. Raises
    UserError as `restore`, and `backup-wrong-book`.
    """
    place = room or (session.book.folder.path if session is not None else disk.temporary())
    telling = Telling(RESTORING, progress)
    with (
        alone(),
        disk.private_folder(place, PREFIX, sweep_first=session is not None) as private,
        unpacked(
            file,
            BookFolder(private / "rehearsal.sijill"),
            passphrase,
            officer=officer,
            telling=telling,
        ) as found,
    ):
        if session is not None:
            _same_history(session, found, file)
        faults = pool.check(file.parent, found.blobs, telling.of(Stage.DOCUMENTS))
    recorded = session is not None and _record(session, found)
    return Rehearsed(file, found.manifest, found.checked, faults, recorded)


def _same_history(session: Session, found: Unpacking, file: Path) -> None:
    """Refuse a backup whose log is not a beginning of the log of the open book."""
    manifest = found.manifest
    with session.book.inspect() as conn:
        same = load_organisation(conn).book_id == manifest.book_id
        hashes = leaf_hashes(conn, manifest.size)
    if not same or len(hashes) < manifest.size or root_of(hashes) != manifest.root:
        raise UserError("backup-wrong-book", file=file.name)


def _record(session: Session, found: Unpacking) -> bool:
    """Write a second row for this backup: it was verified once more, now."""
    known = select(backup_table).where(backup_table.c.sha256 == found.sha256)
    with session.book.begin(session.by, Act.BACK_UP) as tx:
        row = tx.conn.execute(known.order_by(backup_table.c.id).limit(1)).first()
        if row is None:
            return False
        tx.insert(
            backup_table,
            medium=row.medium,
            volume=row.volume,
            path=row.path,
            file_name=row.file_name,
            sha256=row.sha256,
            bytes=row.bytes,
            size=found.manifest.size,
            root=base64.b64encode(found.manifest.root).decode("ascii"),
            blobs=found.manifest.blobs,
            officer_id=session.by.officer_id,
            verified_at=tx.recorded_at,
        )
    return True
