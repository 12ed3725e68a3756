"""What a backup says of itself without any key: no name of anybody, digests of everything."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.trust.backups import Part, Purpose
from desktop.exchange.package.faults import PackageFault
from desktop.exchange.package.json_text import dump, load

FORMAT: Final = "sijill-backup-1"
NAME: Final = "manifest.json"
MEMBERS: Final = {
    Part.SLOTS: "slots.json",
    Part.BLOB_LIST: "blobs.txt",
    Part.DATABASE: "book.db",
}
"""The members after the manifest, in their order in the file."""

LARGEST: Final = 64 * 1024
"""Bytes of a manifest; a larger one is none."""

_HEX: Final = re.compile("[0-9a-f]{64}")
_BOOK: Final = re.compile("[0-9a-f-]{8,64}")
_WORD: Final = re.compile("[0-9A-Za-z.+-]{1,40}")
_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
_ROOT_BYTES: Final = 32
_MOST: Final = 2**53


@dataclass(frozen=True, slots=True)
class Digest:
    """The length in bytes and the SHA-256 (hexadecimal) of one part."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one backup holds.

    `size` and `root` are the log's; `blobs` counts the documents in the pool that belong to this
    backup, `missing` those that the book names and that could not be copied.
    """

    book_id: str
    program: str
    schema: str
    made_at: dt.datetime
    purpose: Purpose
    size: int
    root: bytes
    parts: dict[Part, Digest]
    blobs: int
    missing: int

    def encoded(self) -> bytes:
        """Return the bytes of the member, the same on every machine."""
        return dump(
            {
                "format": FORMAT,
                "book": self.book_id,
                "program": self.program,
                "schema": self.schema,
                "made_at": self.made_at.astimezone(dt.UTC).strftime(_MOMENT),
                "purpose": self.purpose.value,
                "log": {"size": self.size, "root": base64.b64encode(self.root).decode("ascii")},
                "parts": {
                    MEMBERS[part]: {"size": digest.size, "sha256": digest.sha256}
                    for part, digest in self.parts.items()
                },
                "blobs": {"count": self.blobs, "missing": self.missing},
            }
        )


def parse(content: bytes) -> Manifest:
    """Return what `encoded` wrote; raises ValueError for every other sequence of bytes."""
    try:
        value: Any = load(NAME, content)
        manifest = Manifest(
            book_id=_matching(value["book"], _BOOK),
            program=_matching(value["program"], _WORD),
            schema=_matching(value["schema"], _WORD),
            made_at=dt.datetime.strptime(value["made_at"], _MOMENT).replace(tzinfo=dt.UTC),
            purpose=Purpose(value["purpose"]),
            size=_count(value["log"]["size"]),
            root=base64.b64decode(value["log"]["root"], validate=True),
            parts={
                part: Digest(
                    _count(value["parts"][name]["size"]),
                    _matching(value["parts"][name]["sha256"], _HEX),
                )
                for part, name in MEMBERS.items()
            },
            blobs=_count(value["blobs"]["count"]),
            missing=_count(value["blobs"]["missing"]),
        )
    except (PackageFault, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise ValueError("no manifest") from error
    if len(manifest.root) != _ROOT_BYTES or manifest.encoded() != content:
        raise ValueError("not the one form")
    return manifest


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("a text that cannot stand here")
    return value


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < _MOST:
        raise ValueError("a number that cannot stand here")
    return value
