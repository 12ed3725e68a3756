"""A plain signature over a statement: ECDSA or RSA with SHA-256, as `openssl dgst` checks it.

A statement is canonical text that names its signer, so no envelope is needed around it. Of the two
ECDSA signatures that hold alike only the smaller is made and accepted: what is signed once cannot
be shown in two forms.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from desktop.signing.key_file import SMALLEST_RSA
from desktop.signing.signature_refused import SignatureRefused
from desktop.signing.signer import Signer

P256_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def sign_statement(statement: bytes, signer: Signer) -> bytes:
    """Return the signature of `signer` over `statement`."""
    return low_half(signer.sign(statement))


class StatementVerifier:
    """Checks statements against certificates that one authority issued; each is examined once."""

    def __init__(self, authority: x509.Certificate) -> None:
        self._authority = authority
        self._issued: dict[str, x509.Certificate] = {}

    def check(self, statement: bytes, signature: bytes, certificate: str, at: datetime) -> None:
        """Raise `SignatureRefused` unless the certificate's holder signed `statement`.

        `certificate` is PEM; the authority must have issued it, and it must have been valid at
        `at` (aware).
        """
        found = self._certificate(certificate)
        if not found.not_valid_before_utc <= at.astimezone(UTC) <= found.not_valid_after_utc:
            raise SignatureRefused("certificate-not-valid-then")
        check_signature(found, statement, signature)

    def _certificate(self, pem: str) -> x509.Certificate:
        if pem not in self._issued:
            try:
                found = x509.load_pem_x509_certificate(pem.encode())
                found.verify_directly_issued_by(self._authority)
            except (InvalidSignature, ValueError, TypeError) as error:
                raise SignatureRefused("certificate-of-another-authority") from error
            self._issued[pem] = found
        return self._issued[pem]


def low_half(signature: bytes) -> bytes:
    """Return the smaller of the two ECDSA signatures that hold alike; RSA has only one."""
    try:
        r, s = decode_dss_signature(signature)
    except ValueError:
        return signature
    return encode_dss_signature(r, min(s, P256_ORDER - s))


def check_signature(certificate: x509.Certificate, data: bytes, signature: bytes) -> None:
    """Raise `SignatureRefused` unless the certificate's key made `signature` over `data`."""
    public = certificate.public_key()
    try:
        if isinstance(public, ec.EllipticCurvePublicKey):
            if not isinstance(public.curve, ec.SECP256R1) or low_half(signature) != signature:
                raise SignatureRefused("not-canonical")
            public.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        elif isinstance(public, rsa.RSAPublicKey) and public.key_size >= SMALLEST_RSA:
            public.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
        else:
            raise SignatureRefused("key-unsupported")
    except (InvalidSignature, ValueError) as error:
        raise SignatureRefused("does-not-verify") from error
