"""The folder of a pack while it is made: under another name, whole when it gets its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange.audit_pack.zip_pieces import Member, zip_pieces, zip_size
from desktop.exchange.backup import disk
from desktop.exchange.careful_write import Written, careful_write
from desktop.exchange.package.faults import PackageFault
from desktop.exchange.package.names import check_name

Told = Callable[[], None]
"""Asked between pieces; what it raises stops the work, and nothing is left."""
Pieces = Callable[[], Iterable[bytes]]
"""Makes the same bytes each time it is called: once to count them, once to write them."""

_PART: Final = ".part"


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of the pack as it lies on the device; `name` with slashes, below the pack."""

    name: str
    size: int
    sha256: str


@dataclass(slots=True)
class PackFolder:
    """Receives files; every one is written with care and read back."""

    path: Path
    told: Told
    files: list[PackFile] = field(default_factory=list)

    def add(self, name: str, content: bytes) -> PackFile:
        """Write one file; raises UserError as `careful_write`, or `audit-pack-name`."""
        return self._written(name, (content,), len(content))

    def stream(self, name: str, pieces: Pieces) -> PackFile:
        """Write a file that is never held whole: made twice, first only to be counted."""
        size = 0
        for piece in pieces():
            self.told()
            size += len(piece)
        return self._written(name, pieces(), size)

    def copy(self, name: str, pieces: Iterable[bytes], size: int) -> PackFile:
        """Write a file whose size is known before it is read."""
        return self._written(name, pieces, size)

    def adopt(self, name: str, write: Callable[[Path], Written]) -> PackFile:
        """Take in a file that `write` writes with care to the path that it is given."""
        target = self.path / name
        disk.make_folder(target.parent)
        made = write(target)
        self.files.append(PackFile(name, made.size, made.sha256))
        return self.files[-1]

    def members(self) -> tuple[Member, ...]:
        """Return the files as members of a ZIP."""
        return tuple(Member(one.name, self.path / one.name, one.size) for one in self.files)

    def _written(self, name: str, content: Iterable[bytes], size: int) -> PackFile:
        try:
            target = self.path / check_name(name)
        except PackageFault as fault:
            raise UserError("audit-pack-name", name=ascii(name)) from fault
        disk.make_folder(target.parent)
        made = careful_write(target, content, size, progress=lambda _done, _total: self.told())
        self.files.append(PackFile(name, made.size, made.sha256))
        return self.files[-1]


@contextmanager
def pack_folder(target: Path, told: Told) -> Iterator[PackFolder]:
    """Give the folder that becomes `target` when the block is left; nothing is left on an error.

    Raises UserError `write-folder-missing`, `write-target-exists`, or as `make_folder`.
    """
    with _unfinished(target, told) as folder:
        yield folder
        try:
            disk.rename(folder.path, target)
        except OSError as error:
            raise UserError(
                "write-failed", folder=str(target.parent), detail=error.strerror or ""
            ) from error


@contextmanager
def pack_zip(target: Path, told: Told) -> Iterator[PackFolder]:
    """Give a folder beside `target` that becomes the ZIP `target`, and goes."""
    with _unfinished(target, told) as folder:
        yield folder
        write_zip(folder, target)


def write_zip(folder: PackFolder, target: Path) -> Written:
    """Write the ZIP of a folder; raises UserError `audit-pack-too-large` or as `careful_write`."""
    members = folder.members()
    return careful_write(
        target,
        zip_pieces(members),
        zip_size(members),
        progress=lambda _done, _total: folder.told(),
    )


@contextmanager
def _unfinished(target: Path, told: Told) -> Iterator[PackFolder]:
    if not target.parent.is_dir():
        raise UserError("write-folder-missing", folder=str(target.parent))
    if target.exists() or target.is_symlink():
        raise UserError("write-target-exists", file=target.name, folder=str(target.parent))
    made = target.parent / f".{target.name}.{secrets.token_hex(4)}{_PART}"
    disk.make_folder(made)
    try:
        yield PackFolder(made, told)
    finally:
        disk.remove_tree(made)
