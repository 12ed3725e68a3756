"""Where things lie on a stick: names in ASCII that tell a finder nothing about people.

sijill-backups/<first 12 digits of the book's number>/
    2026-11-24T103000Z_1234567890.sijill-backup
    blobs/ab/abcd…                      each document once, named by its SHA-256
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = "sijill-backups"
SUFFIX: Final = ".sijill-backup"
BLOBS: Final = "blobs"
PART_SUFFIX: Final = ".part"

_MOST_FOLDERS: Final = 1_000
_MOST_FILES: Final = 10_000
_BLOB: Final = re.compile(r"[0-9a-f]{64}")
_UNFINISHED: Final = re.compile(r"\.[0-9a-f]{16}\.part")
_FILE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z_\d{10}(-\d+)?" + re.escape(SUFFIX))


def shelf_of(folder: Path, book_id: str) -> Path:
    """Return where the backups of this book lie below `folder`.

    A folder that is itself a shelf or the root of shelves is not nested once more.
    """
    name = re.sub("[^0-9a-z]", "", book_id.lower())[:12] or "book"
    if folder.parent.name == ROOT and folder.name == name:
        return folder
    return (folder if folder.name == ROOT else folder / ROOT) / name


def file_name(made_at: dt.datetime, short_head: str) -> str:
    """Return the name of a backup: moment (UTC) and the first ten digits of the log's head."""
    digits = short_head.replace(" ", "")[:10]
    return f"{made_at.astimezone(dt.UTC):%Y-%m-%dT%H%M%SZ}_{digits}{SUFFIX}"


def blob_path(shelf: Path, name: str) -> Path:
    """Return where the pool of a shelf holds the document whose file is called `name`."""
    return shelf / BLOBS / name[:2] / name


def is_blob_name(name: str) -> bool:
    """Tell whether `name` is a SHA-256 in small hexadecimal letters."""
    return _BLOB.fullmatch(name) is not None


def shelves(folder: Path) -> Iterator[Path]:
    """Yield the folders that may hold backups: `folder` itself, and the shelves below it."""
    yield folder
    root = folder if folder.name == ROOT else folder / ROOT
    if root.is_dir():
        found = sorted(path for path in _some(root, _MOST_FOLDERS) if path.is_dir())
        yield from (path for path in found if not path.is_symlink())


def backups_in(shelf: Path) -> list[Path]:
    """Return the files in a shelf that are named as backups, the newest first."""
    found = [path for path in _some(shelf, _MOST_FILES) if path.name.endswith(SUFFIX)]
    return sorted((path for path in found if path.is_file()), key=_by_name, reverse=True)


def _by_name(path: Path) -> tuple[bool, str]:
    """Sort renamed files below those whose names still tell their moment."""
    return _FILE.fullmatch(path.name) is not None, path.name


def unfinished(shelf: Path) -> Iterator[Path]:
    """Yield what a write that was cut off left behind in a shelf and its pool."""
    folders = [shelf]
    pool = shelf / BLOBS
    if pool.is_dir():
        folders += [path for path in _some(pool, _MOST_FOLDERS) if path.is_dir()]
    for folder in folders:
        for path in _some(folder, 1_000_000):
            if _UNFINISHED.fullmatch(path.name):
                yield path


def pool_files(shelf: Path) -> Iterator[Path]:
    """Yield every file in the pool of a shelf that is named as a document's file."""
    pool = shelf / BLOBS
    if not pool.is_dir():
        return
    for folder in sorted(path for path in _some(pool, _MOST_FOLDERS) if path.is_dir()):
        for path in _some(folder, 1_000_000):
            if is_blob_name(path.name) and path.name[:2] == folder.name:
                yield path


def _some(folder: Path, most: int) -> Iterator[Path]:
    """Yield what lies in a folder, `most` names at the utmost; nothing where it cannot be read."""
    if not folder.is_dir():
        return
    for count, path in enumerate(folder.iterdir()):
        if count >= most:
            return
        yield path
