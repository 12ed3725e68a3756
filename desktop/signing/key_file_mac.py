"""Raise the cost of guessing a PKCS#12 passphrase through its MAC.

`cryptography` writes the MAC with a fixed 2,048 rounds, whatever the encryption uses, so a thief
would guess against the MAC and skip the slow encryption. Here the MAC is made again with a salt
and a number of rounds of ours (RFC 7292, appendix B.2, with SHA-256).
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import Final

from asn1crypto import pkcs12

_BLOCK: Final = 64
_MAC_KEY: Final = b"\x03"


def strengthen(data: bytes, passphrase: bytes, rounds: int) -> bytes:
    """Return the PKCS#12 file with its MAC made again over `rounds` rounds; UTF-8 passphrase."""
    outer = pkcs12.Pfx.load(data, strict=True)
    salt = os.urandom(16)
    key = mac_key(passphrase, salt, rounds)
    content = outer["auth_safe"]["content"].native
    digest = {"digest_algorithm": {"algorithm": "sha256"}, "digest": _mac(key, content)}
    outer["mac_data"] = {"mac": digest, "mac_salt": salt, "iterations": rounds}
    encoded: bytes = outer.dump(force=True)
    return encoded


def mac_key(passphrase: bytes, salt: bytes, rounds: int) -> bytes:
    """Return the 32-byte MAC key of RFC 7292 B.2 for a passphrase that is not empty."""
    text = passphrase.decode("utf-8").encode("utf-16-be") + b"\0\0"
    value = _MAC_KEY * _BLOCK + _fill(salt) + _fill(text)
    for _ in range(rounds):
        value = hashlib.sha256(value).digest()
    return value


def _fill(part: bytes) -> bytes:
    length = -(-len(part) // _BLOCK) * _BLOCK
    return (part * (length // len(part) + 1))[:length]


def _mac(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, hashlib.sha256).digest()
