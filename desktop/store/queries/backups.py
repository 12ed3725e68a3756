"""Read what the book knows of its backups, and what belongs into one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection, func, select

from desktop.domain.trust.backups import Kept
from desktop.store.tables.documents import document
from desktop.store.tables.evidence import backup
from desktop.store.tables.journal import entry


def kept_backups(conn: Connection) -> tuple[Kept, ...]:
    """Return the verified backups in order of time.

    The first row with a digest says when the backup was made, a later one when it was rehearsed.
    """
    found: dict[str, Kept] = {}
    for row in conn.execute(select(backup).order_by(backup.c.id)):
        known = found.get(row.sha256)
        if known is not None:
            found[row.sha256] = replace(known, rehearsed_at=row.verified_at)
            continue
        found[row.sha256] = Kept(
            medium=row.medium,
            volume=row.volume,
            folder=row.path,
            file_name=row.file_name,
            sha256=row.sha256,
            bytes=row.bytes,
            size=row.size,
            root=row.root,
            blobs=row.blobs,
            officer_id=row.officer_id,
            made_at=row.verified_at,
        )
    return tuple(found.values())


def blobs_named(conn: Connection) -> tuple[str, ...]:
    """Return the names of the files of all documents that were not erased, sorted."""
    named = select(document.c.blob).where(document.c.erased == 0).distinct()
    return tuple(conn.execute(named.order_by(document.c.blob)).scalars())


def extent(conn: Connection) -> tuple[int, dt.date | None]:
    """Return how many entries are posted, and the last day of any."""
    row = conn.execute(select(func.count(), func.max(entry.c.day)).select_from(entry)).one()
    return int(row[0]), row[1]


def only_backups_since(conn: Connection, size: int) -> bool:
    """Tell whether the log took in nothing after its first `size` leaves but talk of backups."""
    others = conn.exec_driver_sql(
        "SELECT 1 FROM log_leaf WHERE position >= ? AND subject NOT LIKE 'backup:%'"
        " AND subject NOT IN ('setting:book.restored', 'setting:book.moved') LIMIT 1",
        (size,),
    )
    return others.first() is None
