"""What a program asked of its disk, in order, as the recorder wrote it down."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD = struct.Struct("<cQQII")

CREATE, OPEN, WRITE, TRUNCATE, SYNC = "O", "o", "W", "T", "S"
SYNC_FOLDER, RENAME, UNLINK, MAKE_FOLDER, REMOVE_FOLDER, LINK = "D", "R", "U", "M", "X", "L"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `what` it was, the file's inode, an offset or size, a path or bytes, a second path."""

    what: str
    inode: int
    number: int
    data: bytes
    other: bytes

    @property
    def path(self) -> str:
        """The path of a call that names one."""
        return self.data.decode()

    @property
    def target(self) -> str:
        """The new path of a rename or link."""
        return self.other.decode()


def read_trace(path: Path) -> list[Call]:
    """Return the calls of a recording."""
    return list(_calls(path.read_bytes()))


def _calls(data: bytes) -> Iterator[Call]:
    at = 0
    while at < len(data):
        what, inode, number, one, two = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield Call(
            what.decode(), inode, number, data[at : at + one], data[at + one : at + one + two]
        )
        at += one + two
