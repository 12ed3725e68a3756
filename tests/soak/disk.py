"""A disk that may lose, at a power cut, whatever nobody waited for.

The model. Bytes of a file are certain once its fsync returned; names in a folder (created, renamed,
removed) once the folder's fsync returned. Of all else each call may have reached the disk or not,
in any order; a write may be torn at any 512-byte sector; where a file grew and the bytes did not
arrive there are zeros or rubbish, or it did not grow. A name may have arrived before the bytes that
it names. That is worse than any journalling filesystem does, so nobody's defaults are trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.soak import trace
from tests.soak.trace import Call

SECTOR = 512
ACKNOWLEDGED = ".acknowledged"
"""What is written to the file of this name is said to the person; it is no part of the disk."""
_IGNORED = ("-shm", "/lock")


@dataclass(slots=True, eq=False)
class File:
    """A file: what is certain, what the program sees, and the changes between the two."""

    certain: bytearray = field(default_factory=bytearray)
    seen: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(offset, bytes) of a write; (size, None) of a truncation."""


@dataclass(slots=True, eq=False)
class Folder:
    """A folder: names that are certain, names as the program sees them, the changes between."""

    certain: dict[str, Node] = field(default_factory=dict)
    seen: dict[str, Node] = field(default_factory=dict)
    pending: list[tuple[str, str, Node]] = field(default_factory=list)
    """(name gone, name there, what it names); either name may be empty."""

    def change(self, gone: str, there: str, node: Node) -> None:
        """Let the program see a change of names that is not certain yet."""
        _rename(self.seen, gone, there, node)
        self.pending.append((gone, there, node))


Node = File | Folder


class Disk:
    """A folder that begins as `start` lies there, as it is and as it may be found after a cut.

    `root` is where it lay when the calls were recorded; `drop_syncs` makes a disk that never waits.
    """

    def __init__(self, start: Path, root: Path, *, drop_syncs: bool = False) -> None:
        self.said: list[str] = []
        self._root_path = str(root)
        self._drop_syncs = drop_syncs
        self._files: dict[int, File] = {}
        self._root = self._load(start)

    def _load(self, path: Path) -> Folder:
        """Take what lies there at the beginning as certain."""
        folder = Folder()
        for each in path.iterdir():
            if each.is_dir():
                folder.seen[each.name] = self._load(each)
            elif not str(each).endswith(_IGNORED):
                content = each.read_bytes()
                made = File(bytearray(content), bytearray(content))
                folder.seen[each.name] = made
        folder.certain = dict(folder.seen)
        return folder

    def apply(self, call: Call) -> None:
        """Do what the program asked."""
        match call.what:
            case trace.WRITE | trace.TRUNCATE:
                self._change(call)
            case trace.SYNC:
                file = self._files.get(call.inode)
                if file is not None and not self._drop_syncs:
                    file.certain = bytearray(file.seen)
                    file.pending.clear()
            case trace.SYNC_FOLDER:
                folder = self._find(call.path)
                if isinstance(folder, Folder) and not self._drop_syncs:
                    folder.certain = dict(folder.seen)
                    folder.pending.clear()
            case trace.CREATE:
                self._files[call.inode] = made = File()
                if not call.path.endswith(_IGNORED):
                    folder, name = self._place(call.path)
                    folder.change("", name, made)
            case trace.OPEN:
                found = self._find(call.path)
                if isinstance(found, File):
                    self._files[call.inode] = found
            case _:
                self._name(call)

    def _find(self, path: str) -> Node | None:
        node: Node = self._root
        for name in path.removeprefix(self._root_path).strip("/").split("/"):
            if name:
                if not isinstance(node, Folder) or name not in node.seen:
                    return None
                node = node.seen[name]
        return node

    def _place(self, path: str) -> tuple[Folder, str]:
        above, _, name = path.rpartition("/")
        folder = self._find(above)
        if not isinstance(folder, Folder):
            raise TypeError(f"no folder {above}")
        return folder, name

    def _change(self, call: Call) -> None:
        file = self._files.get(call.inode)
        if file is None:
            return
        if file is self._root.seen.get(ACKNOWLEDGED):
            self.said += call.data.decode().splitlines()
        elif call.what == trace.WRITE:
            _write(file.seen, call.number, call.data)
            file.pending.append((call.number, call.data))
        else:
            _truncate(file.seen, call.number)
            file.pending.append((call.number, None))

    def _name(self, call: Call) -> None:
        """Rename, link, remove, make a folder."""
        folder, name = self._place(call.path)
        if call.what == trace.MAKE_FOLDER:
            folder.change("", name, Folder())
            return
        node = folder.seen.get(name)
        if node is None:
            return
        if call.what in (trace.UNLINK, trace.REMOVE_FOLDER):
            folder.change(name, "", node)
            return
        target, new = self._place(call.target)
        gone = name if call.what == trace.RENAME else ""
        if target is folder:
            folder.change(gone, new, node)
        else:
            target.change("", new, node)
            folder.change(gone, "", node)

    def image(self, target: Path, random: Random) -> None:
        """Write to `target` what may be found after a cut here; `random` decides what is lost."""
        _folder(self._root, target, random, random.choice((0.0, 0.5, 0.9, 1.0, random.random())))


def _folder(folder: Folder, target: Path, random: Random, luck: float) -> None:
    target.mkdir(parents=True, exist_ok=True)
    names = dict(folder.certain)
    for gone, there, node in folder.pending:
        if random.random() < luck:
            _rename(names, gone, there, node)
    for name, node in names.items():
        if isinstance(node, Folder):
            _folder(node, target / name, random, luck)
        elif name != ACKNOWLEDGED:
            (target / name).write_bytes(_found(node, random, luck))
        if name == "book.db" and random.random() < 0.1:
            # The wal-index is no part of the book: whatever stands in it, nothing depends on it.
            (target / "book.db-shm").write_bytes(random.randbytes(32_768))


def _rename(names: dict[str, Node], gone: str, there: str, node: Node) -> None:
    if gone:
        names.pop(gone, None)
    if there:
        names[there] = node


def _found(file: File, random: Random, luck: float) -> bytes:
    """Return what of a file's bytes is found after the cut."""
    content = bytearray(file.certain)
    for at, data in file.pending:
        if random.random() < luck:
            if data is None:
                _truncate(content, at)
            else:
                _write(content, at, data)
        elif data is not None and random.random() < 0.3:
            _torn(content, at, data, random)
    return bytes(content)


def _torn(content: bytearray, at: int, data: bytes, random: Random) -> None:
    """Let some sectors of a write arrive; where the file grew, zeros or rubbish fill the rest."""
    rubbish = random.random() < 0.5
    for start, end in _sectors(at, len(data)):
        if random.random() < 0.5:
            _write(content, start, data[start - at : end - at])
        elif end > len(content) and random.random() < 0.5:
            new = max(start, len(content))
            _write(content, new, random.randbytes(end - new) if rubbish else bytes(end - new))


def _sectors(at: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the pieces of a write that lie in one sector each."""
    start = at
    while start < at + size:
        end = min((start // SECTOR + 1) * SECTOR, at + size)
        yield start, end
        start = end


def _write(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _truncate(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))
