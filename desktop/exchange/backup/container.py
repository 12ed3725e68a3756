"""The container of a backup: a stored ZIP in exactly one form, written and read as a stream.

Any unpacker opens it in twenty years, should this program be gone; yet every byte of it is
accounted for: what a header must say follows from the manifest, and what is not exactly that is
named as damaged. docs/SPEC-backup.md says it byte by byte.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import Part
from desktop.exchange.backup import manifest as form
from desktop.exchange.backup.manifest import MEMBERS, Digest, Manifest
from desktop.exchange.package.container import (
    CENTRAL,
    CENTRAL_MAGIC,
    END,
    END_MAGIC,
    LOCAL,
    LOCAL_MAGIC,
)

LARGEST: Final = (1 << 32) - (1 << 20)
"""Bytes of a container: its offsets have 32 bits."""

_VERSION: Final = 20
_MADE_BY_UNIX: Final = (3 << 8) | _VERSION
_FILE_0600: Final = 0o100600 << 16
_DAY_1980: Final = (1 << 5) | 1

Sink = Callable[[bytes], object]
"""Takes the bytes of a part, piece by piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part to be written: how to read it (afresh each time), its length and CRC-32."""

    content: Callable[[], Iterable[bytes]]
    size: int
    crc: int


class _Directory:
    """Grows with each member; the end of the file follows from it."""

    def __init__(self) -> None:
        self._entries: list[bytes] = []
        self._offset = 0

    def head(self, name: str, size: int, crc: int) -> bytes:
        """Return the header before a member, and remember it."""
        encoded = name.encode("ascii")
        shared = (_VERSION, 0, 0, 0, _DAY_1980, crc, size, size)
        head = LOCAL.pack(LOCAL_MAGIC, *shared, len(encoded), 0) + encoded
        entry = CENTRAL.pack(
            CENTRAL_MAGIC,
            _MADE_BY_UNIX,
            *shared,
            len(encoded),
            0,
            0,
            0,
            0,
            _FILE_0600,
            self._offset,
        )
        self._entries.append(entry + encoded)
        self._offset += len(head) + size
        return head

    def tail(self) -> bytes:
        """Return what closes the file."""
        directory = b"".join(self._entries)
        count = len(self._entries)
        return directory + END.pack(END_MAGIC, 0, 0, count, count, len(directory), self._offset, 0)


def length_of(manifest: Manifest) -> int:
    """Return the length in bytes of the container with this manifest."""
    sizes = {form.NAME: len(manifest.encoded())}
    sizes |= {MEMBERS[part]: manifest.parts[part].size for part in MEMBERS}
    heads = sum(LOCAL.size + CENTRAL.size + 2 * len(name) for name in sizes)
    return sum(sizes.values()) + heads + END.size


def pieces(manifest: Manifest, parts: Mapping[Part, Piece]) -> Iterator[bytes]:
    """Yield the container in order."""
    directory = _Directory()
    said = manifest.encoded()
    yield directory.head(form.NAME, len(said), zlib.crc32(said))
    yield said
    for part, name in MEMBERS.items():
        piece = parts[part]
        yield directory.head(name, piece.size, piece.crc)
        yield from piece.content()
    yield directory.tail()


class _Stream:
    """Gives exactly as many bytes as are asked for, from pieces of any length."""

    def __init__(self, source: Iterable[bytes]) -> None:
        self._source = iter(source)
        self._held = b""

    def take(self, size: int) -> bytes:
        """Return `size` bytes, fewer only at the end."""
        return b"".join(self.run(size))

    def run(self, size: int) -> Iterator[bytes]:
        """Yield `size` bytes in pieces, fewer only at the end."""
        while size:
            if not self._held:
                self._held = next(self._source, b"")
                if not self._held:
                    return
            piece, self._held = self._held[:size], self._held[size:]
            size -= len(piece)
            yield piece

    def over(self) -> bool:
        """Tell whether nothing is left."""
        return not self.take(1)


def read_manifest(name: str, source: Iterable[bytes]) -> Manifest:
    """Return the manifest at the beginning of a container; nothing behind it is looked at.

    Raises UserError as `read_container`.
    """
    return _Reader(name, source).manifest()


def read_container(
    name: str, source: Iterable[bytes], sinks: Mapping[Part, Sink] | None = None
) -> Manifest:
    """Read a whole container, give its parts to `sinks`, and return its manifest.

    `name` is the file's, for the sentence. Raises UserError `backup-damaged` (fields `file`,
    `part`) at the first byte that is not as it must be, by its part; what the sinks have taken by
    then is worth nothing.
    """
    reader = _Reader(name, source)
    manifest = reader.manifest()
    for part in MEMBERS:
        reader.member(part, manifest.parts[part], (sinks or {}).get(part))
    reader.end()
    return manifest


def damaged(name: str, part: Part) -> UserError:
    """Return the error that names the part which does not hold."""
    return UserError("backup-damaged", file=name, part=part)


class _Reader:
    """Walks through a container once, part by part, in their order."""

    def __init__(self, name: str, source: Iterable[bytes]) -> None:
        self._name = name
        self._stream = _Stream(source)
        self._directory = _Directory()

    def manifest(self) -> Manifest:
        """Read the manifest, which comes first."""
        size, crc = self._head(form.NAME, Part.HEAD, form.LARGEST)
        said = self._stream.take(size)
        try:
            if zlib.crc32(said) != crc:
                raise damaged(self._name, Part.MANIFEST)
            return form.parse(said)
        except ValueError as error:
            raise damaged(self._name, Part.MANIFEST) from error

    def member(self, part: Part, promised: Digest, sink: Sink | None) -> None:
        """Read the part that comes next and give it to `sink`."""
        size, crc = self._head(MEMBERS[part], part, LARGEST)
        if size != promised.size:
            raise damaged(self._name, part)
        digest, found, done = hashlib.sha256(), 0, 0
        for piece in self._stream.run(size):
            digest.update(piece)
            found = zlib.crc32(piece, found)
            done += len(piece)
            if sink is not None:
                sink(piece)
        if done != size or found != crc or digest.hexdigest() != promised.sha256:
            raise damaged(self._name, part)

    def end(self) -> None:
        """Read what closes the file; nothing may stand behind it."""
        tail = self._directory.tail()
        if self._stream.take(len(tail)) != tail or not self._stream.over():
            raise damaged(self._name, Part.END)

    def _head(self, member: str, part: Part, largest: int) -> tuple[int, int]:
        """Read the header of a member; return the length and CRC-32 that it promises."""
        head = self._stream.take(LOCAL.size + len(member))
        if len(head) != LOCAL.size + len(member):
            raise damaged(self._name, part)
        fields = LOCAL.unpack(head[: LOCAL.size])
        crc, size = int(fields[6]), int(fields[7])
        if size > largest or self._directory.head(member, size, crc) != head:
            raise damaged(self._name, part)
        return size, crc
