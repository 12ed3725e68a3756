"""A private key with its certificates, kept as PKCS#12 under a passphrase.

Written as PBES2 with PBKDF2-HMAC-SHA-256, AES-256-CBC and a SHA-256 MAC: the strongest form that
OpenSSL 3.0, NSS and Windows 11 all read.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PrivateFormat,
    PublicFormat,
    pkcs12,
)

from desktop.domain.errors import UserError
from desktop.signing import key_file_mac

KDF_ROUNDS: Final = 600_000
"""PBKDF2-HMAC-SHA-256 iterations, the OWASP figure of 2023; about 0.2 s each for key and MAC."""

LARGEST_FILE: Final = 1 << 20
SMALLEST_RSA: Final = 3072

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A private key in memory, its certificate, and the chain above it; satisfies `Signer`."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    private_key: PrivateKey

    def __repr__(self) -> str:
        return f"{type(self).__name__}(serial={self.certificate.serial_number:x})"

    def sign(self, data: bytes) -> bytes:
        """Sign `data` with SHA-256: ECDSA as a DER pair, or RSA PKCS#1 v1.5."""
        if isinstance(self.private_key, rsa.RSAPrivateKey):
            return self.private_key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.private_key.sign(data, ec.ECDSA(hashes.SHA256()))


def new_private_key() -> ec.EllipticCurvePrivateKey:
    """Return a fresh ECDSA P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def secret(passphrase: str) -> bytes:
    """Return the bytes of a passphrase: NFKC, so that two keyboards type the same one."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8")


def lock(key: HeldKey, passphrase: str, *, rounds: int = KDF_ROUNDS) -> bytes:
    """Return the PKCS#12 file of `key` under `passphrase`.

    Raises:
        UserError: `signing-passphrase-empty`.
    """
    if not secret(passphrase):
        raise UserError("signing-passphrase-empty")
    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(rounds)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(secret(passphrase))
    )
    above = list(key.chain) or None
    plain_mac = pkcs12.serialize_key_and_certificates(
        b"sijill", key.private_key, key.certificate, above, encryption
    )
    return key_file_mac.strengthen(plain_mac, secret(passphrase), rounds)


def unlock(data: bytes, passphrase: str) -> HeldKey:
    """Return the key kept in a PKCS#12 file.

    Raises:
        UserError: `wrong-signing-passphrase` (try again), `signing-key-damaged` (not such a file,
            or nothing usable in it), `signing-key-unsupported` (neither P-256 nor RSA of at least
            3072 bits).
    """
    if len(data) > LARGEST_FILE or not _well_formed(data):
        raise UserError("signing-key-damaged")
    try:
        key, certificate, above = pkcs12.load_key_and_certificates(data, secret(passphrase))
    except (ValueError, TypeError) as error:
        raise UserError("wrong-signing-passphrase") from error
    if key is None or certificate is None:
        raise UserError("signing-key-damaged")
    if isinstance(key, ec.EllipticCurvePrivateKey):
        good = isinstance(key.curve, ec.SECP256R1)
    else:
        good = isinstance(key, rsa.RSAPrivateKey) and key.key_size >= SMALLEST_RSA
    if not good or not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise UserError("signing-key-unsupported")
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if key.public_key().public_bytes(*form) != certificate.public_key().public_bytes(*form):
        raise UserError("signing-key-damaged")
    return HeldKey(certificate, tuple(above), key)


def _well_formed(data: bytes) -> bool:
    """Tell a damaged file from a wrong passphrase: the outer shell can be read without one."""
    try:
        outer = asn1_pkcs12.Pfx.load(data, strict=True)
        contents = outer["auth_safe"]["content"].native
        return outer["version"].native == "v3" and bool(contents) and bool(outer["mac_data"].native)
    except (ValueError, TypeError, KeyError):
        return False
