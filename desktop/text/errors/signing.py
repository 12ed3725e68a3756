"""Errors of signing: keys, passphrases and certificates."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "certificate-name-empty": mark(
        "The name for the certificate is empty. Write the name as it should appear under the "
        "signature."
    ),
    "certificate-name-long": mark(
        "The name “{name}” is too long for a certificate. Shorten it to {longest} characters."
    ),
    "certificate-name-characters": mark(
        "The name “{name}” holds invisible characters. Erase it and type it again."
    ),
    "certificate-name-mixed": mark(
        "The name “{name}” mixes Arabic with Latin letters, or does not begin and end with "
        "an Arabic letter, so the key could not be opened later. Write it all in Arabic, or "
        "all in Latin letters."
    ),
    "wrong-signing-passphrase": mark(
        "The passphrase of the signing key is not right. Nothing was signed. Try again."
    ),
    "signing-passphrase-empty": mark(
        "The signing key needs a passphrase. Choose one that only its owner knows."
    ),
    "signing-key-damaged": mark(
        "The file of the signing key is damaged, or is not a signing key. Nothing was "
        "signed. Take it from its backup, or have a new key issued."
    ),
    "signing-key-unsupported": mark(
        "This kind of signing key cannot be used. Use an ECDSA P-256 key, or an RSA key of "
        "at least 3072 bits."
    ),
    "signature-field-missing": mark(
        "The document has no place “{field}” to sign. Make the package again from its draft."
    ),
    "signature-field-taken": mark(
        "The place “{field}” in the document is signed already. Nothing was changed."
    ),
}
