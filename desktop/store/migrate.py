"""Bring a book of an older version up to date: backed up first, whole or not at all.

The trap that this order avoids: SQLite's way of changing a table is to copy it, which with foreign
keys on deletes the child rows and always drops the triggers. So foreign keys are off before the
transaction begins, the triggers are taken away and made again from one place, every key is checked,
and the result must be what a new book has, statement for statement.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, event

from desktop.store import triggers
from desktop.store.before import copy_before
from desktop.store.engine import make_engine, outside_transaction
from desktop.store.faults import as_user_error
from desktop.store.folder import BookFolder
from desktop.store.schema import REVISIONS, assert_known, create_schema, revision

_SCRIPTS: Final = Path(__file__).resolve().parent / "migrations"


class MigrationError(RuntimeError):
    """A migration did not make what a new book has: our bug, and nothing was kept."""


def needs_migration(conn: Connection) -> bool:
    """Return whether the book is of an older version; raises UserError `book-newer`."""
    found = revision(conn)
    assert_known(found)
    return found != REVISIONS[-1]


def migrate(folder: BookFolder, key: bytes) -> Path:
    """Bring the book to the newest revision and return the backup made of it before.

    The caller holds the lock. Raises UserError `disk-full` or `book-read-only` when the backup
    can't be written, MigrationError when a migration is wrong; the book is as it was then.
    """
    engine = make_engine(folder.database, key)
    event.listen(engine, "connect", _without_foreign_keys)
    try:
        with as_user_error(folder.path):
            outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
            with engine.connect() as conn:
                backup = copy_before(folder, revision(conn))
            _upgrade(engine)
    finally:
        engine.dispose()
    return backup


def _without_foreign_keys(raw: sqlcipher.Connection, _record: object) -> None:
    raw.execute("PRAGMA foreign_keys = OFF")


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - half a second that only an old book costs
    from alembic.config import Config  # noqa: PLC0415

    with engine.connect().execution_options(write=True) as conn, conn.begin():
        triggers.drop(conn)
        config = Config()
        config.set_main_option("script_location", str(_SCRIPTS))
        config.attributes["connection"] = conn
        command.upgrade(config, "head")
        triggers.install(conn)
        if conn.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise MigrationError("a row refers to another that is gone")
        if schema_of(conn) != _fresh_schema():
            raise MigrationError("the schema is not that of a new book")


def schema_of(conn: Connection) -> frozenset[str]:
    """Return every statement that made the schema, white space folded."""
    rows = conn.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return frozenset(" ".join(row[0].split()) for row in rows)


def _fresh_schema() -> frozenset[str]:
    engine = make_engine(Path(":memory:"), bytes(32))
    try:
        with engine.connect().execution_options(write=True) as conn, conn.begin():
            create_schema(conn)
            return schema_of(conn)
    finally:
        engine.dispose()
