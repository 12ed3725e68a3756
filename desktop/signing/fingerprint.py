"""A certificate's fingerprint in the three shapes that people and machines compare."""

from __future__ import annotations

import hashlib
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

GROUPS: Final = 8
_DIGITS: Final = 5
_QR_PREFIX: Final = "SIJILL-CA:1:"


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate's DER form, 64 small hexadecimal letters."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def digit_groups(hexadecimal: str) -> str:
    """Return eight groups of five digits for a SHA-256 fingerprint, to be read aloud.

    The number is the fingerprint modulo 10^40 (132 bits), so forty digits decide what the whole
    fingerprint would. Digits are read the same on the telephone in every language.
    """
    number = int(hexadecimal, 16) % 10 ** (GROUPS * _DIGITS)
    text = f"{number:0{GROUPS * _DIGITS}d}"
    return " ".join(text[at : at + _DIGITS] for at in range(0, len(text), _DIGITS))


def qr_text(hexadecimal: str) -> str:
    """Return the text of the enrolment QR code (capitals, so that the code stays small)."""
    return _QR_PREFIX + hexadecimal.upper()


def from_qr_text(text: str) -> str | None:
    """Return the fingerprint that an enrolment code carries, or None for another code."""
    value = text.strip().removeprefix(_QR_PREFIX).lower()
    known = text.strip().startswith(_QR_PREFIX) and len(value) == 64
    return value if known and all(letter in "0123456789abcdef" for letter in value) else None
