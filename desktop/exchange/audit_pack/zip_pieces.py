"""A folder as one canonical ZIP: members by name, stored, dated 1980-01-01, no extra fields.

Stored, because what a deflater makes differs between versions; so the same files give the same
bytes. Without ZIP64: what does not fit is said, and the folder is the way.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange.backup.disk import pieces_of
from desktop.exchange.package.container import (
    CENTRAL,
    CENTRAL_MAGIC,
    END,
    END_MAGIC,
    LOCAL,
    LOCAL_MAGIC,
)

MOST_MEMBERS: Final = 65_534
LARGEST: Final = (1 << 32) - 2
_VERSION: Final = 20
_MADE_BY_UNIX: Final = (3 << 8) | _VERSION
_FILE_0644: Final = 0o100644 << 16
_DAY_1980: Final = (1 << 5) | 1


@dataclass(frozen=True, slots=True)
class Member:
    """A file that becomes a member; `name` is ASCII with slashes."""

    name: str
    path: Path
    size: int


def zip_size(members: Sequence[Member]) -> int:
    """Return the size of the ZIP of `members`; raises UserError `audit-pack-too-large`."""
    size = END.size + sum(
        each.size + LOCAL.size + CENTRAL.size + 2 * len(each.name) for each in members
    )
    if size > LARGEST or len(members) > MOST_MEMBERS:
        raise UserError("audit-pack-too-large", count=len(members))
    return size


def zip_pieces(
    members: Sequence[Member], told: Callable[[int], None] = lambda _count: None
) -> Iterator[bytes]:
    """Yield the ZIP of files that lie on the disk, in order of name; raises OSError."""
    central: list[bytes] = []
    offset = 0
    for count, each in enumerate(sorted(members, key=lambda one: one.name), 1):
        name = each.name.encode("ascii")
        crc = 0
        for piece in pieces_of(each.path):
            crc = zlib.crc32(piece, crc)
        shared = (_VERSION, 0, 0, 0, _DAY_1980, crc, each.size, each.size)
        yield LOCAL.pack(LOCAL_MAGIC, *shared, len(name), 0) + name
        yield from pieces_of(each.path)
        central.append(
            CENTRAL.pack(
                CENTRAL_MAGIC, _MADE_BY_UNIX, *shared, len(name), 0, 0, 0, 0, _FILE_0644, offset
            )
            + name
        )
        offset += LOCAL.size + len(name) + each.size
        told(count)
    directory = b"".join(central)
    yield directory
    yield END.pack(END_MAGIC, 0, 0, len(members), len(members), len(directory), offset, 0)
