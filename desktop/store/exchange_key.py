"""An X25519 key that small secrets are sealed to: an officer's, or that of the recovery code.

Sealing needs the public half alone, so that a new key of the book or of a group can be given to
everybody without anybody's passphrase. SPEC-slots says it byte by byte.
"""

from __future__ import annotations

import os
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PUBLIC_BYTES: Final = 32
NONCE_BYTES: Final = 12
OVERHEAD: Final = PUBLIC_BYTES + NONCE_BYTES + 16
"""Bytes that sealing adds: the passing public key, the nonce, and the tag."""

_INFO: Final = b"sijill-seal-1"


class ExchangeKey:
    """A private key; it never prints itself. `raw` is what the caller keeps encrypted."""

    __slots__ = ("_private",)

    def __init__(self, private: X25519PrivateKey) -> None:
        self._private = private

    @classmethod
    def generate(cls) -> Self:
        """Make a new key from the system's generator."""
        return cls(X25519PrivateKey.generate())

    @classmethod
    def from_raw(cls, raw: bytes) -> Self:
        """Read the 32 secret bytes that `raw` gave; raises ValueError for another length."""
        return cls(X25519PrivateKey.from_private_bytes(raw))

    def raw(self) -> bytes:
        """Return the 32 secret bytes."""
        return self._private.private_bytes_raw()

    def public(self) -> bytes:
        """Return the 32 public bytes."""
        return self._private.public_key().public_bytes_raw()

    def open(self, sealed: bytes, about: bytes) -> bytes | None:
        """Return what `seal_to` sealed to this key about the same, or None."""
        passing, nonce = sealed[:PUBLIC_BYTES], sealed[PUBLIC_BYTES : PUBLIC_BYTES + NONCE_BYTES]
        try:
            shared = self._private.exchange(X25519PublicKey.from_public_bytes(passing))
            key = _wrapping(shared, passing, self.public())
            return AESGCM(key).decrypt(nonce, sealed[PUBLIC_BYTES + NONCE_BYTES :], about)
        except (InvalidTag, ValueError):
            return None


def seal_to(public: bytes, secret: bytes, about: bytes) -> bytes:
    """Return `secret` sealed to the holder of `public`, bound to `about`.

    Passing public key (32) ‖ nonce (12) ‖ AES-256-GCM of the secret. Raises ValueError for what is
    no public key.
    """
    passing = X25519PrivateKey.generate()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(public))
    head, nonce = passing.public_key().public_bytes_raw(), os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(_wrapping(shared, head, public)).encrypt(nonce, secret, about)


def _wrapping(shared: bytes, passing: bytes, public: bytes) -> bytes:
    """Return the key for AES; both public keys take part, as RFC 9180 has it."""
    return HKDF(SHA256(), 32, salt=passing + public, info=_INFO).derive(shared)
