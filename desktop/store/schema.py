"""The schema of a new book, and the check that an existing one is of our version."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.store import triggers
from desktop.store.tables import metadata

REVISIONS: Final = ("0001", "0002", "0003", "0004")
"""The Alembic revisions in order; the last is what this program writes."""

APPLICATION_ID: Final = 0x53494A4C
"""Marks the file as a Sijill book ("SIJL")."""

SEARCH: Final = """CREATE VIRTUAL TABLE entry_search USING fts5(
    words, content='', columnsize=0, detail=full, prefix='2 3',
    tokenize='unicode61 remove_diacritics 0')"""
"""Folded words of each entry, rowid = entry.id; contentless, for entries never change."""


def create_schema(conn: Connection) -> None:
    """Create every table, index, trigger and the search index, and stamp the revision."""
    metadata.create_all(conn)
    conn.exec_driver_sql(SEARCH)
    triggers.install(conn)
    conn.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    conn.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
    conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def revision(conn: Connection) -> str:
    """Return the revision that the book is stamped with."""
    return str(conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def assert_known(found: str) -> None:
    """Raise UserError `book-newer` for a revision that a newer program wrote."""
    if found not in REVISIONS:
        raise UserError("book-newer", revision=found)
