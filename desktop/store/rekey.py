"""The database under a new key: made beside the old one, compared with it, put in its place."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.store.folder import BookFolder
from desktop.store.migrate import schema_of
from desktop.store.queries.log import load_head
from desktop.store.schema import revision
from desktop.store.slots import sync_folder
from desktop.store.snapshot import remove_database


def next_folder(folder: BookFolder) -> BookFolder:
    """Return the folder as it is while the database under the new key is made beside the old."""
    return NextFolder(folder.path)


class NextFolder(BookFolder):
    """The same folder with the coming database in place of the present one."""

    __slots__ = ()

    @property
    def database(self) -> Path:
        """The database that is being made under the new key."""
        return self.path / "book.db.next"


def clear_left_behind(folder: BookFolder) -> None:
    """Remove what a power cut left of a database that was being made under a new key."""
    remove_database(next_folder(folder).database)


def compare(old: Connection, new: Connection, path: Path) -> None:
    """Compare the copy with the database before anything is changed in it.

    Raises UserError `rekey-check-failed` where a page is damaged, a row or a rule of the schema
    lacks, or the log has another head.
    """
    sound = (
        not new.exec_driver_sql("PRAGMA cipher_integrity_check").all()
        and new.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    )
    if not sound or _facts(old) != _facts(new):
        raise UserError("rekey-check-failed", path=str(path))


def _facts(conn: Connection) -> tuple[object, ...]:
    """Return everything that must be the same in both: schema, marks, counts, head of the log."""
    tables = conn.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " ORDER BY name"
    )
    names = [str(row[0]) for row in tables]
    counts = {
        name: conn.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608
        for name in names
    }
    marks = tuple(
        conn.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        for name in ("application_id", "user_version")
    )
    head = load_head(conn)
    return schema_of(conn), revision(conn), counts, marks, head.size, head.note


def put_in_place(folder: BookFolder) -> None:
    """Put the coming database in place of the present one: one rename, durable on return.

    Nobody has either of them open. Raises UserError `disk-fault` where the present one could not be
    folded, for its write-ahead log beside the new database would be taken for that one's.
    """
    present, coming = folder.database, next_folder(folder).database
    for database in (present, coming):
        log = database.with_name(f"{database.name}-wal")
        if log.exists() and log.stat().st_size:
            raise UserError("disk-fault", path=str(folder.path))
        log.unlink(missing_ok=True)
        database.with_name(f"{database.name}-shm").unlink(missing_ok=True)
    handle = os.open(coming, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    # The old database's log has to be gone for good before the new one stands in its place.
    sync_folder(folder.path)
    coming.replace(present)
    sync_folder(folder.path)
