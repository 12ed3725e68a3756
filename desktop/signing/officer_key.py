"""An officer's signing key: made once, kept under the officer's own passphrase."""

from __future__ import annotations

from desktop.signing import key_file
from desktop.signing.key_file import HeldKey

OfficerKey = HeldKey


def load_key(p12: bytes, passphrase: str) -> OfficerKey:
    """Return the officer's key from a PKCS#12 file.

    Nothing is signed, kept or counted here, so a person who mistyped simply tries again.

    Raises:
        UserError: `wrong-signing-passphrase`, `signing-key-damaged`, `signing-key-unsupported`.
    """
    return key_file.unlock(p12, passphrase)


def save_key(key: OfficerKey, passphrase: str, *, rounds: int = key_file.KDF_ROUNDS) -> bytes:
    """Return the PKCS#12 file of `key`.

    Raises:
        UserError: `signing-passphrase-empty`.
    """
    return key_file.lock(key, passphrase, rounds=rounds)
