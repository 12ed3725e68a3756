"""The documents beside the backups: each once, named by what it is, shared by all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.exchange.backup import disk, layout

Progress = Callable[[int, int], None]

_LINE: Final = re.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,15})")
LARGEST_LIST: Final = 512 << 20


@dataclass(frozen=True, slots=True)
class Blob:
    """A document's encrypted file: its name, which is its SHA-256, and its length in bytes."""

    name: str
    size: int


def write_list(blobs: Sequence[Blob]) -> bytes:
    """Return the member that lists the documents of a backup, sorted by name."""
    lines = [f"{blob.name} {blob.size}\n" for blob in sorted(blobs, key=lambda blob: blob.name)]
    return "".join(lines).encode("ascii")


def read_list(content: bytes) -> tuple[Blob, ...]:
    """Return what `write_list` wrote; raises ValueError for everything else."""
    found = []
    for line in content.decode("ascii").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError("no line of the list")
        found.append(Blob(match[1], int(match[2])))
    if write_list(found) != content or len({blob.name for blob in found}) != len(found):
        raise ValueError("not the one form")
    return tuple(found)


def lacking(shelf: Path, blobs: Iterable[Blob]) -> tuple[Blob, ...]:
    """Return the documents that the pool does not hold, or holds with another length."""
    return tuple(blob for blob in blobs if not _there(shelf, blob))


def _there(shelf: Path, blob: Blob) -> bool:
    path = layout.blob_path(shelf, blob.name)
    try:
        return path.is_file() and path.stat().st_size == blob.size
    except OSError:
        return False


def add(shelf: Path, blob: Blob, source: Path, progress: Progress | None = None) -> bool:
    """Copy a document into the pool with read-back; False where the source is not what it should.

    Raises UserError as the careful write.
    """
    target = layout.blob_path(shelf, blob.name)
    disk.make_folder(target.parent)
    if target.exists():
        disk.remove(target)
    written = disk.to_stick(target, disk.pieces_of(source), blob.size, progress=progress)
    if written.sha256 != blob.name:
        disk.remove(target)
        return False
    return True


@dataclass(frozen=True, slots=True)
class PoolFaults:
    """Documents of a backup that are gone from the pool, or are not what they were."""

    missing: tuple[str, ...]
    damaged: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Whether every document is there and whole."""
        return not self.missing and not self.damaged


def check(shelf: Path, blobs: Sequence[Blob], progress: Progress | None = None) -> PoolFaults:
    """Read every one of these documents again and compare it with its name."""
    missing, damaged = [], []
    for done, blob in enumerate(blobs):
        if progress is not None:
            progress(done, len(blobs))
        path = layout.blob_path(shelf, blob.name)
        if not path.is_file():
            missing.append(blob.name)
        elif not _whole(path, blob):
            damaged.append(blob.name)
    return PoolFaults(tuple(missing), tuple(damaged))


def _whole(path: Path, blob: Blob) -> bool:
    try:
        return path.stat().st_size == blob.size and disk.digest_of(path) == blob.name
    except OSError:
        return False


def take_out(shelf: Path, blob: Blob, target: Path) -> bool:
    """Copy a document out of the pool; False, and nothing there, where it is not whole.

    Raises UserError as `disk.local_faults` for the disk of `target`.
    """
    source = layout.blob_path(shelf, blob.name)
    if not source.is_file() or not _whole(source, blob):
        return False
    with disk.local_faults(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with disk.new_file(target) as file:
            for piece in disk.pieces_of(source):
                file.write(piece)
    if disk.digest_of(target) != blob.name:
        target.unlink()
        return False
    return True


def garbage(shelf: Path, needed: frozenset[str]) -> tuple[Path, ...]:
    """Return the files of the pool that none of the documents called `needed` is."""
    return tuple(path for path in layout.pool_files(shelf) if path.name not in needed)
