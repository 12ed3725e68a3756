"""A signed note (C2SP signed-note): a text, an empty line, and one line per signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.log import strict_base64
from desktop.domain.log.malformed import MalformedError

KEY_ID_BYTES: Final = 4
MOST_SIGNATURES: Final = 100
MOST_CHARACTERS: Final = 1_000_000
_PREFIX: Final = "\u2014 "  # em dash, space


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: the name of the key, its 4-byte identifier, the signature's bytes."""

    name: str
    key_id: bytes
    payload: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.key_id) != KEY_ID_BYTES or not self.payload:
            raise MalformedError("note-signature")

    def line(self) -> str:
        """Return the line as it stands in the note, with its line feed."""
        return f"{_PREFIX}{self.name} {strict_base64.write(self.key_id + self.payload)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text (ending in a line feed) and the signatures that follow it, nothing verified yet."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def __post_init__(self) -> None:
        if not self.text.endswith("\n"):
            raise MalformedError("note-text")
        if any(sign < " " and sign != "\n" for sign in self.text):
            raise MalformedError("note-control-character")
        if not 1 <= len(self.signatures) <= MOST_SIGNATURES:
            raise MalformedError("note-signature-count")

    def __str__(self) -> str:
        return f"{self.text}\n" + "".join(one.line() for one in self.signatures)

    def signed_also(self, signature: NoteSignature) -> Note:
        """Return the note with one more signature line at its end."""
        return Note(self.text, (*self.signatures, signature))


def check_name(name: str) -> None:
    """Raise MalformedError unless `name` may name a key: not empty, no white space, no plus."""
    if not name or "+" in name or any(sign.isspace() or sign < " " for sign in name):
        raise MalformedError("key-name")


def parse_note(written: str) -> Note:
    """Read a signed note; raises MalformedError for whatever `Note.__str__` would not write."""
    if len(written) > MOST_CHARACTERS:
        raise MalformedError("note-too-long")
    try:
        written.encode()
    except UnicodeEncodeError:
        raise MalformedError("lone-surrogate") from None
    text, gap, tail = written.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise MalformedError("note-shape")
    lines = tail[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise MalformedError("note-signature-count")
    return Note(f"{text}\n", tuple(_parse_line(line) for line in lines))


def _parse_line(line: str) -> NoteSignature:
    if not line.startswith(_PREFIX):
        raise MalformedError("note-signature")
    name, _, encoded = line[len(_PREFIX) :].partition(" ")
    data = strict_base64.read(encoded)
    return NoteSignature(name, data[:KEY_ID_BYTES], data[KEY_ID_BYTES:])
