"""A document's own key under the key of its group.

A group that gets a new key wraps the keys of its documents anew; the files stay as they are.
"""

from __future__ import annotations

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.store.blobs.format import BlobDamagedError

_NONCE: Final = 12


def wrap_key(group_key: bytes, key: bytes, *, document_id: int, sha256: str) -> bytes:
    """Return `key` of the document under the 32 bytes of its group's key."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(group_key).encrypt(nonce, key, _about(document_id, sha256))


def unwrap_key(group_key: bytes, wrapped: bytes, *, document_id: int, sha256: str) -> bytes:
    """Return the document's key.

    Raises BlobDamagedError: another group's, another document's, or altered.
    """
    nonce, sealed = wrapped[:_NONCE], wrapped[_NONCE:]
    try:
        return AESGCM(group_key).decrypt(nonce, sealed, _about(document_id, sha256))
    except (InvalidTag, ValueError) as error:
        raise BlobDamagedError("key") from error


def _about(document_id: int, sha256: str) -> bytes:
    return f"sijill-document-key-1\n{document_id}\n{sha256}\n".encode("ascii")
