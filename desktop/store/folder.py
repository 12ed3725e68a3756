"""The folder `<name>.sijill/` that a book is: where each of its files lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError

SUFFIX: Final = ".sijill"


@dataclass(frozen=True, slots=True)
class BookFolder:
    """The paths inside a book's folder."""

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "book.db"

    @property
    def slots(self) -> Path:
        """The key slots, one for each officer."""
        return self.path / "slots.json"

    @property
    def lock(self) -> Path:
        """The file that the one running program holds locked."""
        return self.path / "lock"

    @property
    def blobs(self) -> Path:
        """The documents, encrypted, named by content."""
        return self.path / "blobs"

    def copies_before_updates(self) -> tuple[Path, ...]:
        """Return the copies of the database made before the book was brought up to date."""
        return tuple(sorted(self.path.glob("book.before-*.db")))


def named(path: Path) -> BookFolder:
    """Return the folder for the book called `path`, with the suffix added where it lacks."""
    return BookFolder(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))


def existing(path: Path) -> BookFolder:
    """Return the folder of a book that is there.

    Raises UserError `book-missing`, `book-not-folder`, `book-incomplete` or `book-unreadable`.
    """
    folder = BookFolder(path) if path.suffix == SUFFIX or path.is_dir() else named(path)
    try:
        if not folder.path.exists():
            raise UserError("book-missing", path=str(folder.path))
        if not folder.path.is_dir():
            raise UserError("book-not-folder", path=str(folder.path))
        for part in (folder.database, folder.slots):
            if not part.is_file():
                raise UserError("book-incomplete", path=str(folder.path), file=part.name)
    except PermissionError as error:
        raise UserError("book-unreadable", path=str(folder.path)) from error
    return folder
