"""Base64 (RFC 4648 section 4) read so strictly that no two texts stand for the same bytes."""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64

from desktop.domain.log.malformed import MalformedError


def write(data: bytes) -> str:
    """Return `data` in the standard alphabet, padded, on one line."""
    return b2a_base64(data, newline=False).decode("ascii")


def read(text: str) -> bytes:
    """Read what `write` wrote; raises MalformedError for any other spelling of the same bytes."""
    try:
        data = a2b_base64(text.encode("ascii"), strict_mode=True)
    except (Error, UnicodeEncodeError):
        raise MalformedError("base64") from None
    if write(data) != text:
        raise MalformedError("base64")
    return data
