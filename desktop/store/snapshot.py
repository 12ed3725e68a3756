"""A copy of a live database: one moment of it, whole, under the same key.

SQLite's online backup copies the pages of one read snapshot while others go on reading and
writing; a plain copy of the file would miss what stands in the write-ahead log, or tear.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.store.engine import connect, make_engine
from desktop.store.faults import as_user_error

Progress = Callable[[int, int], None]
"""Hears (pages done, of how many); what it raises stops the copy."""

_PAGES_AT_ONCE: Final = 256
_PAGE_BYTES: Final = 4096
_SAID: Final = {
    "disk I/O error": "disk-fault",
    "database or disk is full": "disk-full",
    "database disk image is malformed": "book-damaged",
    "file is not a database": "book-key-mismatch",
    "unable to open database file": "book-unreadable",
    "attempt to write a readonly database": "book-read-only",
}


def copy_database(
    conn: Connection, key: bytes, target: Path, progress: Progress | None = None
) -> None:
    """Copy what the read snapshot `conn` shows to the new file `target`, and make it durable.

    Raises UserError `disk-full`, `disk-fault` or `book-damaged`; nothing is left at `target` then.
    """

    def told(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    raw: Any = conn.connection.dbapi_connection
    # The first read fixes the snapshot: without it each step would begin a new one.
    conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    try:
        copy = connect(target, key)
        try:
            raw.backup(copy, pages=_PAGES_AT_ONCE, progress=told)
        except sqlcipher.Error as error:
            # The driver gives no code here, only SQLite's own fixed words.
            told_as = _SAID.get(str(error))
            if told_as is None:
                raise
            raise UserError(told_as, path=str(target.parent)) from error
        finally:
            copy.close()
        descriptor = os.open(target, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        remove_database(target)
        raise


@contextmanager
def open_copy(path: Path, key: bytes) -> Iterator[Connection]:
    """Give a read snapshot of a database file that no program works in.

    Raises UserError `book-key-mismatch`, `book-damaged` or `disk-fault`.
    """
    engine = make_engine(path, key)
    try:
        with as_user_error(path), engine.connect() as conn:
            yield conn
    finally:
        engine.dispose()


def database_bytes(conn: Connection) -> int:
    """Return about how large a copy of the database will be, in bytes."""
    pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
    return int(pages) * _PAGE_BYTES


def remove_database(path: Path) -> None:
    """Remove a copy with everything that SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
