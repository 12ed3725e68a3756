"""What lies on a stick: the backups that are whole, and those that are not, each with its fault."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.log.short_head import short_head
from desktop.domain.trust.backups import Part, Purpose
from desktop.exchange.backup import layout, pool
from desktop.exchange.backup.container import damaged
from desktop.exchange.backup.manifest import Manifest
from desktop.services.trust.backup.read_backup import blobs_of, check_file, manifest_of
from desktop.services.trust.backup.telling import Progress


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup on a stick, known without any key; `bytes` counts the file without documents.

    `missing` counts documents that the book named and that were gone when it was made.
    """

    path: Path
    book_id: str
    program: str
    made_at: dt.datetime
    purpose: Purpose
    size: int
    short_head: str
    blobs: int
    missing: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found: valid backups, the newest first, and files that are none, with the reason."""

    backups: tuple[Listed, ...]
    refused: tuple[tuple[Path, UserError], ...]


def list_backups(folder: Path, *, thorough: bool = True, progress: Progress | None = None) -> Shelf:
    """Look for backups in `folder`, on the stick that it is, or at the one file that it is.

    Without `thorough` only manifests and lengths are looked at, not every byte. Raises UserError
    `write-folder-missing` where there is nothing at `folder`.
    """
    good: list[Listed] = []
    refused: list[tuple[Path, UserError]] = []
    files = [folder] if folder.is_file() else _files(folder)
    for done, path in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        try:
            good.append(_listed(path, check_file(path) if thorough else manifest_of(path)))
        except UserError as error:
            refused.append((path, error))
    good.sort(key=lambda each: (each.made_at, each.size), reverse=True)
    return Shelf(tuple(good), tuple(refused))


def _files(folder: Path) -> list[Path]:
    try:
        if not folder.is_dir():
            raise UserError("write-folder-missing", folder=str(folder))
        return [path for shelf in layout.shelves(folder) for path in layout.backups_in(shelf)]
    except OSError as error:
        raise UserError("write-device-gone", folder=str(folder)) from error


def _listed(path: Path, manifest: Manifest) -> Listed:
    return Listed(
        path,
        manifest.book_id,
        manifest.program,
        manifest.made_at,
        manifest.purpose,
        manifest.size,
        short_head(manifest.size, manifest.root),
        manifest.blobs,
        manifest.missing,
        path.stat().st_size,
    )


def check_documents(file: Path, progress: Progress | None = None) -> pool.PoolFaults:
    """Read every document of a backup again and name those that are gone or damaged.

    Raises UserError as `check_file`.
    """
    try:
        return pool.check(file.parent, blobs_of(file), progress)
    except OSError as error:
        raise damaged(file.name, Part.BLOB_LIST) from error
