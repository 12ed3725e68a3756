"""Read a container strictly: never to disk, never unfolding, and only in its one form.

The reader walks the local records from the first byte, so that nothing can hide before, between or
behind them; then the container is built again from what was read and must be the same bytes. Any
comment, extra field, gap, second member of a name, other order or other directory is thereby
refused, without a list of tricks to keep up to date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.exchange.package import container
from desktop.exchange.package.faults import PackageFault


@dataclass(frozen=True, slots=True)
class Container:
    """What a canonical container holds: data members by name, and each signer's pair in order.

    `sha256` is the digest of the whole file, which a receipt names.
    """

    members: Mapping[str, bytes]
    signatures: tuple[tuple[bytes, bytes], ...]
    sha256: str


def load(source: bytes | Path) -> bytes:
    """Return the bytes of a package, within the cap.

    Raises:
        PackageFault: `too-large`.
        OSError: the file cannot be read.
    """
    if isinstance(source, bytes):
        data = source
    else:
        with source.open("rb") as stream:
            data = stream.read(container.MAX_BYTES + 1)
    if len(data) > container.MAX_BYTES:
        raise PackageFault("too-large", size=len(data), largest=container.MAX_BYTES)
    return data


def read(data: bytes) -> Container:
    """Return what the container holds.

    Raises:
        PackageFault: `not-a-container`, `not-canonical`, `too-many-members`, `too-large`,
            `member-name`, `name-twice`, `too-many-signers`.
    """
    if len(data) > container.MAX_BYTES:
        raise PackageFault("too-large", size=len(data), largest=container.MAX_BYTES)
    found = _walk(data)
    if not found or found[0] != ("mimetype", container.MIMETYPE):
        raise PackageFault("not-a-container")
    members: dict[str, bytes] = {}
    signing: dict[str, bytes] = {}
    for name, content in found[1:]:
        where = signing if name.startswith("META-INF/") else members
        if name in where:
            raise PackageFault("name-twice", name=name)
        where[name] = content
    pairs: list[tuple[bytes, bytes]] = []
    while container.manifest_name(len(pairs) + 1) in signing:
        position = len(pairs) + 1
        signed = signing.pop(container.manifest_name(position))
        pairs.append((signed, signing.pop(container.signature_name(position), b"")))
    if signing:
        raise PackageFault("not-canonical", at="META-INF")
    _same(data, members, pairs)
    return Container(members, tuple(pairs), hashlib.sha256(data).hexdigest())


def _walk(data: bytes) -> list[tuple[str, bytes]]:
    """Return the records from the first byte to the directory; no other bytes may lie between."""
    if data[:2] != b"PK":
        raise PackageFault("not-a-container")
    found: list[tuple[str, bytes]] = []
    at = 0
    most = container.MAX_MEMBERS + 2 * container.MAX_SIGNERS + 1
    while data[at : at + 4] == b"PK\x03\x04":
        if len(found) == most:
            raise PackageFault("too-many-members", count=most + 1)
        head = data[at : at + container.LOCAL.size]
        if len(head) < container.LOCAL.size:
            raise PackageFault("not-canonical", at=at)
        *_, packed, size, name_length, extra = container.LOCAL.unpack(head)
        if packed != size or extra or not 1 <= name_length <= 256:
            raise PackageFault("not-canonical", at=at)
        start = at + container.LOCAL.size + name_length
        raw = data[at + container.LOCAL.size : start]
        if start + size > len(data) or not raw.isascii():
            raise PackageFault("not-canonical", at=at)
        found.append((raw.decode("ascii"), data[start : start + size]))
        at = start + size
    return found


def _same(data: bytes, members: Mapping[str, bytes], pairs: list[tuple[bytes, bytes]]) -> None:
    """Build the container again and compare, piece by piece, without a second copy of it."""
    view = memoryview(data)
    at = 0
    for piece in container.pieces(members, pairs):
        if view[at : at + len(piece)] != piece:
            raise PackageFault("not-canonical", at=at)
        at += len(piece)
    if at != len(data):
        raise PackageFault("not-canonical", at=at)
