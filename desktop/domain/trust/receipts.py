"""An authority's receipt: which package it took in, when, and the state of the log that it saw.

A text file in one form only, so that a receipt has one SHA-256 and is kept once. See SPEC-receipt.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Self

from desktop.domain.log import strict_base64
from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.cosignature import LATEST
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.note import Note, NoteSignature, check_name, parse_note
from desktop.domain.log.verifier_key import Algorithm, VerifierKey

FORMAT: Final = "sijill-receipt-1"
SUFFIX: Final = ".receipt"
LARGEST: Final = 16_384
"""Bytes; a receipt has about one thousand."""
_LONGEST_NUMBER: Final = 100
_MOST_SIGNATURES: Final = 8
_LARGEST_VERSION: Final = 999_999
_HEX: Final = re.compile(r"[0-9a-f]{64}")
_VERSION: Final = re.compile(r"[1-9][0-9]{0,5}")
_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
_NAMES: Final = ("package", "version", "sha256", "authority", "at", "size", "root")


@dataclass(frozen=True, slots=True)
class ReceiptStatement:
    """What the authority says: it took in this container at `at` (UTC, whole seconds).

    `sha256` is that of the container, 64 hexadecimal letters; `authority` the name of its key;
    `size` and `root` the state of the log in the package's checkpoint.
    """

    package: str
    version: int
    sha256: str
    authority: str
    at: dt.datetime
    size: int
    root: bytes

    def __post_init__(self) -> None:
        plain = self.package.isprintable() and self.package.strip() == self.package
        if not plain or not 1 <= len(self.package) <= _LONGEST_NUMBER:
            raise MalformedError("receipt-package")
        if not 1 <= self.version <= _LARGEST_VERSION or not _HEX.fullmatch(self.sha256):
            raise MalformedError("receipt-package")
        check_name(self.authority)
        if self.at.tzinfo is not dt.UTC or self.at.microsecond or self.seconds > LATEST:
            raise MalformedError("receipt-moment")
        Checkpoint("receipt", self.size, self.root)

    @property
    def seconds(self) -> int:
        """`at` in whole seconds since 1970-01-01 UTC."""
        return int(self.at.timestamp())

    @property
    def text(self) -> str:
        """The text that is signed, ending in a line feed."""
        values = (
            self.package,
            str(self.version),
            self.sha256,
            self.authority,
            f"{self.at:%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0"),
            str(self.size),
            strict_base64.write(self.root),
        )
        lines = (f"{name} {value}" for name, value in zip(_NAMES, values, strict=True))
        return "\n".join((FORMAT, *lines, ""))


def parse_statement(text: str) -> ReceiptStatement:
    """Read the text of a statement; raises MalformedError for what `text` would not write."""
    first, *lines = text.split("\n")
    if first != FORMAT or len(lines) != len(_NAMES) + 1 or lines[-1]:
        raise MalformedError("receipt-shape")
    values = []
    for name, line in zip(_NAMES, lines[:-1], strict=True):
        if not line.startswith(f"{name} "):
            raise MalformedError("receipt-shape")
        values.append(line[len(name) + 1 :])
    package, version, sha256, authority, at, size, root = values
    if not _VERSION.fullmatch(version):
        raise MalformedError("receipt-shape")
    seen = parse_checkpoint(f"receipt\n{size}\n{root}\n")
    try:
        moment = dt.datetime.strptime(at, _MOMENT).replace(tzinfo=dt.UTC)
    except ValueError:
        raise MalformedError("receipt-moment") from None
    made = ReceiptStatement(package, int(version), sha256, authority, moment, seen.size, seen.root)
    if made.text != text:
        raise MalformedError("receipt-shape")
    return made


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was read, no signature of it verified yet.

    `signature` is the authority's line under the statement; `checkpoint` the signed note that the
    package carried, the authority's cosignature its last line.
    """

    statement: ReceiptStatement
    signature: NoteSignature
    checkpoint: Note

    def __post_init__(self) -> None:
        seen = parse_checkpoint(self.checkpoint.text)
        lines = self.checkpoint.signatures
        said = self.statement
        if seen.extensions or (seen.size, seen.root) != (said.size, said.root):
            raise MalformedError("receipt-of-another-checkpoint")
        if not 2 <= len(lines) <= _MOST_SIGNATURES:
            raise MalformedError("receipt-signatures")
        if {self.signature.name, lines[-1].name} != {said.authority}:
            raise MalformedError("receipt-signatures")

    @property
    def origin(self) -> str:
        """The name of the log that was seen."""
        return parse_checkpoint(self.checkpoint.text).origin

    @property
    def cosignature(self) -> NoteSignature:
        """The authority's line under the checkpoint."""
        return self.checkpoint.signatures[-1]

    def __str__(self) -> str:
        return f"{Note(self.statement.text, (self.signature,))}\n{self.checkpoint}"

    def to_bytes(self) -> bytes:
        """Return the file."""
        return str(self).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a file; raises MalformedError for whatever `to_bytes` would not write."""
        if len(data) > LARGEST:
            raise MalformedError("receipt-too-long")
        try:
            written = data.decode()
        except UnicodeDecodeError:
            raise MalformedError("receipt-shape") from None
        text, _, rest = written.partition("\n\n")
        line, gap, note = rest.partition("\n\n")
        if not gap:
            raise MalformedError("receipt-shape")
        signed = parse_note(f"{text}\n\n{line}\n")
        if len(signed.signatures) != 1:
            raise MalformedError("receipt-signatures")
        made = cls(parse_statement(signed.text), signed.signatures[0], parse_note(note))
        if made.to_bytes() != data:
            raise MalformedError("receipt-shape")
        return made


def statement_key(cosigner: VerifierKey) -> VerifierKey:
    """Return the key under which an authority signs its statements: the same, of the plain type.

    A statement and a cosigned checkpoint begin with different words, so neither passes for the
    other.
    """
    return VerifierKey(cosigner.name, Algorithm.ED25519, cosigner.public)
