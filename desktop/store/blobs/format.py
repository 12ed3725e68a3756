"""One encrypted file: a head, then pieces, each sealed under its place and under being the last.

The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce of a piece is its
number and a mark on the last one, so that a piece changed, moved, left out or added, a file cut
short or made longer does not open. The head is associated data of every piece. SPEC-blobs says it
byte by byte.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
PIECE: Final = 256 * 1024
"""Bytes of the document in each piece but the last."""

_MAGIC: Final = b"SIJILLBL"
_VERSION: Final = 1
_HEAD: Final = struct.Struct(">8sHHI")
_TAG: Final = 16
_MOST_PIECES: Final = 2**32


class BlobDamagedError(Exception):
    """The bytes are not a whole file that was sealed under this key."""


def new_key() -> bytes:
    """Return a fresh key, for one document alone: no two files may share one."""
    return secrets.token_bytes(KEY_BYTES)


def sealed_size(size: int) -> int:
    """Return how long the file of a document of `size` bytes is, in bytes."""
    pieces = max(1, -(-size // PIECE))
    return _HEAD.size + size + pieces * _TAG


def seal(content: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Yield the encrypted file of `content`; one piece is held in memory at a time."""
    cipher = AESGCM(key)
    head = _HEAD.pack(_MAGIC, _VERSION, 0, PIECE)
    yield head
    for number, (piece, last) in enumerate(_marked(_even(content))):
        yield cipher.encrypt(_nonce(number, last=last), piece, head)


def unseal(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """Yield the document in `file`, piece by piece, each only after it was found genuine.

    Raises BlobDamagedError for anything but the whole file: what came before it is genuine, but
    the document is not complete.
    """
    head = file.read(_HEAD.size)
    if head != _HEAD.pack(_MAGIC, _VERSION, 0, PIECE):
        raise BlobDamagedError("head")
    cipher = AESGCM(key)
    for number, (sealed, last) in enumerate(_marked(_sealed_pieces(file))):
        if len(sealed) < _TAG or (len(sealed) == _TAG and number):
            raise BlobDamagedError("length")
        try:
            yield cipher.decrypt(_nonce(number, last=last), sealed, head)
        except InvalidTag as error:
            raise BlobDamagedError(f"piece {number}") from error


def _nonce(number: int, *, last: bool) -> bytes:
    """Return 11 bytes of the piece's number and one that says whether it is the last."""
    if number >= _MOST_PIECES:
        raise ValueError("more pieces than a file may have")
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _even(content: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces of equal length, the last one shorter; an empty document is one empty piece."""
    waiting = bytearray()
    given = False
    for part in content:
        view = memoryview(part)
        for at in range(0, len(view), PIECE):
            waiting += view[at : at + PIECE]
            if len(waiting) >= PIECE:
                yield bytes(waiting[:PIECE])
                del waiting[:PIECE]
                given = True
    if waiting or not given:
        yield bytes(waiting)


def _sealed_pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield the sealed pieces as the file's length divides them; a file of a head alone has one."""
    while piece := file.read(PIECE + _TAG):
        yield piece
        if len(piece) < PIECE + _TAG:
            return


def _marked(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield each piece and whether it is the last."""
    waiting = next(pieces, b"")
    for piece in pieces:
        yield waiting, False
        waiting = piece
    yield waiting, True
