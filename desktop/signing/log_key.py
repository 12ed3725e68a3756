"""The organisation's Ed25519 log key: signs checkpoints, cosigns others', and checks both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.cosignature import Cosignature, cosigned_message, parse_cosignature
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.note import Note, NoteSignature, parse_note
from desktop.domain.log.verifier_key import Algorithm, VerifierKey, log_origin


class UnsignedError(ValueError):
    """The note is well formed, but the key asked for did not sign it, or not these words."""


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What a verified cosignature says: this checkpoint was seen at `at` (seconds since 1970)."""

    checkpoint: Checkpoint
    at: int


class LogKey:
    """A private key; it never prints itself. `raw` is what the caller keeps encrypted."""

    __slots__ = ("_private",)

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @classmethod
    def generate(cls) -> Self:
        """Make a new key from the system's generator."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_raw(cls, raw: bytes) -> Self:
        """Read the 32 secret bytes that `raw` gave; raises ValueError for another length."""
        return cls(Ed25519PrivateKey.from_private_bytes(raw))

    def raw(self) -> bytes:
        """Return the 32 secret bytes."""
        return self._private.private_bytes_raw()

    def public(self) -> bytes:
        """Return the 32 public bytes."""
        return self._private.public_key().public_bytes_raw()

    def origin(self) -> str:
        """Return the origin of a log that begins with this key."""
        return log_origin(self.public())

    def verifier(self, name: str) -> VerifierKey:
        """Return the public key that checks what this key signs as `name`."""
        return VerifierKey(name, Algorithm.ED25519, self.public())

    def cosigner(self, name: str) -> VerifierKey:
        """Return the public key that checks what this key cosigns as `name`."""
        return VerifierKey(name, Algorithm.COSIGNATURE, self.public())

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature (RFC 8032) of `message`."""
        return self._private.sign(message)


def sign_checkpoint(key: LogKey, name: str, checkpoint: Checkpoint) -> str:
    """Return `checkpoint` as a note signed by `key` under `name` (by custom the log's origin)."""
    body = checkpoint.body()
    signature = NoteSignature(name, key.verifier(name).key_id, key.sign(body.encode()))
    return str(Note(body, (signature,)))


def verify_text(note: str, key: VerifierKey) -> str:
    """Return the text of `note`, once every line of it that claims to be by `key` has held.

    Raises MalformedError for what is no note, UnsignedError where no line is by `key` or one fails.
    Lines by other keys are passed over, as C2SP demands.
    """
    parsed = parse_note(note)
    message = parsed.text.encode()
    for one in _claimed(parsed, key, Algorithm.ED25519):
        _check(key, one.payload, message)
    return parsed.text


def verify_note(note: str, key: VerifierKey) -> Checkpoint:
    """Return the checkpoint in `note`, signed by `key`; raises as `verify_text` does."""
    return parse_checkpoint(verify_text(note, key))


def cosign(key: LogKey, name: str, note: str, at: int) -> str:
    """Return `note` with one more line: `name` saw this checkpoint at the second `at`.

    The caller has verified the note and its consistency with the last one it cosigned. Raises
    MalformedError where the text of `note` is no checkpoint.
    """
    parsed = parse_note(note)
    parse_checkpoint(parsed.text)
    cosignature = Cosignature(at, key.sign(cosigned_message(parsed.text, at)))
    line = NoteSignature(name, key.cosigner(name).key_id, cosignature.payload())
    return str(parsed.signed_also(line))


def verify_cosignature(note: str, key: VerifierKey) -> Cosigned:
    """Return what the cosigner `key` says in `note`: the checkpoint and the time it was seen.

    With several lines by the same cosigner all must hold, and the latest time counts. Raises as
    `verify_text` does.
    """
    parsed = parse_note(note)
    seen = []
    for one in _claimed(parsed, key, Algorithm.COSIGNATURE):
        cosignature = parse_cosignature(one.payload)
        _check(key, cosignature.signature, cosigned_message(parsed.text, cosignature.at))
        seen.append(cosignature.at)
    return Cosigned(parse_checkpoint(parsed.text), max(seen))


def _claimed(note: Note, key: VerifierKey, algorithm: Algorithm) -> tuple[NoteSignature, ...]:
    if key.algorithm is not algorithm:
        raise MalformedError("verifier-key-algorithm")
    claimed = key.signatures_in(note)
    if not claimed:
        raise UnsignedError("no-signature-by-this-key")
    return claimed


def _check(key: VerifierKey, signature: bytes, message: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature:
        raise UnsignedError("signature-does-not-hold") from None
