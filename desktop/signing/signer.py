"""What a signature needs from whoever holds the key: a file today, a token tomorrow."""

from __future__ import annotations

from typing import Protocol

from cryptography import x509


class Signer(Protocol):
    """A certificate and the ability to sign with its key.

    A PKCS#12 file (`officer_key.OfficerKey`) and a PKCS#11 token both fit; nothing above this
    floor knows which of them it is given.
    """

    @property
    def certificate(self) -> x509.Certificate:
        """Return the signer's own certificate."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Return the certificates that lead from the signer's up to, and with, the root."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data` with SHA-256: ECDSA as a DER pair, or RSA PKCS#1 v1.5."""
