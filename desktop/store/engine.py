"""The encrypted database: how a connection to it is made, and what it must be able to do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

LOWEST_SQLITE: Final = (3, 51, 3)
"""SQLite before 3.51.3 can corrupt a database when the write-ahead log is reset."""

_READERS: Final = 3


class UnfitSqliteError(RuntimeError):
    """The SQLite that is linked in carries a known corruption bug: a broken installation."""


def assert_fit() -> None:
    """Raise UnfitSqliteError unless the linked SQLite is new enough and can encrypt."""
    version: tuple[int, ...] = sqlcipher.sqlite_version_info
    if version < LOWEST_SQLITE:
        raise UnfitSqliteError(f"SQLite {'.'.join(map(str, version))} is older than 3.51.3")
    probe = sqlcipher.connect(":memory:")
    try:
        if probe.execute("PRAGMA cipher_version").fetchone() is None:
            raise UnfitSqliteError("this SQLite has no encryption")
    finally:
        probe.close()


def connect(path: Path, key: bytes) -> Any:
    """Open the file with the raw 32-byte key (no key derivation: the slots did that)."""
    raw = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute(f"PRAGMA cipher_log = '{os.devnull}'")
    raw.execute("PRAGMA cipher_memory_security = OFF")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA busy_timeout = 5000")
    raw.execute("PRAGMA cache_size = -32000")
    raw.execute("PRAGMA trusted_schema = OFF")
    return raw


def make_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on the encrypted file at `path`; no connection is made yet.

    A transaction begins as IMMEDIATE on a connection with the execution option `write`, so that a
    writer never fails halfway for a lock; otherwise as a plain read snapshot.
    """
    assert_fit()
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=0,
    )

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        write = conn.get_execution_options().get("write", False)
        conn.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def outside_transaction(engine: Engine, statement: str) -> None:
    """Run a statement that SQLite takes only outside a transaction (journal mode, checkpoint)."""
    borrowed = engine.raw_connection()
    try:
        borrowed.cursor().execute(statement)
    finally:
        borrowed.close()
