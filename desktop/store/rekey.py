"""The database under a new key: made beside the old one, then put in its place."""

from __future__ import annotations

from pathlib import Path

from desktop.store.folder import BookFolder
from desktop.store.snapshot import remove_database


def next_database(folder: BookFolder) -> Path:
    """Return where the database under the new key lies until it takes the old one's place."""
    return folder.path / "book.db.next"


def clear_left_behind(folder: BookFolder) -> None:
    """Remove what a power cut left of a database that was being made under a new key."""
    remove_database(next_database(folder))
