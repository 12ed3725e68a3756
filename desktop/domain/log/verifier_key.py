"""The public half of a key that signs notes, as C2SP writes it: name+identifier+key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Final

from desktop.domain.log import strict_base64
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.note import KEY_ID_BYTES, Note, NoteSignature, check_name

PUBLIC_BYTES: Final = 32


class Algorithm(IntEnum):
    """The signature types of C2SP signed-note that are used here; both are Ed25519."""

    ED25519 = 0x01
    COSIGNATURE = 0x04


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """An Ed25519 public key (32 bytes), the name it signs under, and the kind of its signatures."""

    name: str
    algorithm: Algorithm
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.public) != PUBLIC_BYTES:
            raise MalformedError("public-key-length")

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that stand in a signature line; a label, not a proof of anything."""
        typed = bytes((self.algorithm,)) + self.public
        return sha256(self.name.encode() + b"\n" + typed).digest()[:KEY_ID_BYTES]

    def __str__(self) -> str:
        typed = strict_base64.write(bytes((self.algorithm,)) + self.public)
        return f"{self.name}+{self.key_id.hex()}+{typed}"

    def signatures_in(self, note: Note) -> tuple[NoteSignature, ...]:
        """Return the lines of `note` that say they are by this key; none of them verified."""
        return tuple(
            one for one in note.signatures if one.name == self.name and one.key_id == self.key_id
        )


def parse_verifier_key(written: str) -> VerifierKey:
    """Read name+identifier+key; raises MalformedError for any other spelling or algorithm."""
    name, *rest = written.split("+", 2)
    if len(rest) != 2:
        raise MalformedError("verifier-key")
    typed = strict_base64.read(rest[1])
    if not typed or typed[0] not in set(Algorithm):
        raise MalformedError("verifier-key")
    key = VerifierKey(name, Algorithm(typed[0]), typed[1:])
    if str(key) != written:
        raise MalformedError("verifier-key")
    return key


def log_origin(public: bytes) -> str:
    """Return the origin of the log that begins with this public key.

    The name proves itself: nobody else can make a log of that name. It stays when the key is
    replaced, and it says nothing about the organisation, whose name may change.
    """
    return f"sijill.log/{sha256(public).hexdigest()[:32]}"
