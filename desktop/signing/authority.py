"""The organisation's own small certificate authority: one root, which issues officers' keys.

Its fingerprint is enrolled once with the regulator, on paper; from then on every signature leads
back to that sheet, without any network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509

from desktop.signing import certificates, fingerprint, key_file
from desktop.signing.certificates import PublicKey
from desktop.signing.key_file import HeldKey, PrivateKey
from desktop.signing.officer_key import OfficerKey

AUTHORITY_YEARS: Final = 15
OFFICER_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Authority:
    """The root certificate and its key, while they are unlocked."""

    key: HeldKey

    @property
    def certificate(self) -> x509.Certificate:
        """Return the root certificate."""
        return self.key.certificate

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 fingerprint, 64 hexadecimal letters."""
        return fingerprint.fingerprint(self.certificate)

    @property
    def digit_groups(self) -> str:
        """Return the fingerprint as eight groups of five digits."""
        return fingerprint.digit_groups(self.fingerprint)

    @property
    def qr_text(self) -> str:
        """Return the text of the QR code on the enrolment sheet."""
        return fingerprint.qr_text(self.fingerprint)

    def issue(
        self, public_key: PublicKey, name: str, *, now: datetime, years: int = OFFICER_YEARS
    ) -> x509.Certificate:
        """Return a certificate for a key that the officer holds (a token, for example).

        Raises:
            UserError: `certificate-name-…` where the name could not be read back.
        """
        return certificates.issue(
            self.certificate, self.key.private_key, public_key, name, now=now, years=years
        )

    def new_officer(
        self,
        name: str,
        *,
        now: datetime,
        years: int = OFFICER_YEARS,
        private_key: PrivateKey | None = None,
    ) -> OfficerKey:
        """Return a key with its certificate for the officer called `name`.

        Raises:
            UserError: `certificate-name-…` where the name could not be read back.
        """
        private = private_key or key_file.new_private_key()
        certificate = self.issue(private.public_key(), name, now=now, years=years)
        return OfficerKey(certificate, (self.certificate,), private)


def create_authority(
    common: str, organisation: str, *, now: datetime, years: int = AUTHORITY_YEARS
) -> Authority:
    """Return a new authority called `common` for `organisation`, valid from a day before `now`.

    Raises:
        UserError: `certificate-name-…` where a name could not be read back.
    """
    private = key_file.new_private_key()
    root = certificates.make_root(private, common, organisation, now=now, years=years)
    return Authority(HeldKey(root, (), private))


def save_authority(
    authority: Authority, passphrase: str, *, rounds: int = key_file.KDF_ROUNDS
) -> bytes:
    """Return the authority's PKCS#12 file; UserError `signing-passphrase-empty`."""
    return key_file.lock(authority.key, passphrase, rounds=rounds)


def load_authority(p12: bytes, passphrase: str) -> Authority:
    """Return the authority from its PKCS#12 file.

    Raises:
        UserError: `wrong-signing-passphrase`, `signing-key-damaged`, `signing-key-unsupported`.
    """
    return Authority(key_file.unlock(p12, passphrase))
