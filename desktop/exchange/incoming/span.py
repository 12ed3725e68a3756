"""The bytes of a file that is open already, read by place: what its name points to may change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final, Protocol

_CHUNK: Final = 1 << 20


class Span(Protocol):
    """Bytes of a known length."""

    @property
    def size(self) -> int:
        """How many bytes there are."""

    def read(self, at: int, length: int) -> bytes:
        """Return up to `length` bytes from `at`."""

    def pieces(self) -> Iterator[bytes]:
        """Yield everything in order, a mebibyte at a time."""


class OpenFile:
    """A regular file behind a descriptor; nothing beyond the first `size` bytes is read."""

    def __init__(self, descriptor: int, size: int) -> None:
        self._descriptor = descriptor
        self._size = size

    @property
    def size(self) -> int:
        """How many bytes the file had when it was opened."""
        return self._size

    def read(self, at: int, length: int) -> bytes:
        """Return up to `length` bytes from `at`; OSError as the system gives it."""
        os.lseek(self._descriptor, at, os.SEEK_SET)
        parts: list[bytes] = []
        wanted = max(0, min(length, self._size - at))
        while wanted and (part := os.read(self._descriptor, wanted)):
            parts.append(part)
            wanted -= len(part)
        return b"".join(parts)

    def pieces(self) -> Iterator[bytes]:
        """Yield everything in order; shorter than `size` where the file was cut meanwhile."""
        for at in range(0, self._size, _CHUNK):
            yield self.read(at, _CHUNK)


class Held:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self._data)

    def read(self, at: int, length: int) -> bytes:
        """Return up to `length` bytes from `at`."""
        return self._data[at : at + length]

    def pieces(self) -> Iterator[bytes]:
        """Yield everything in order."""
        for at in range(0, len(self._data), _CHUNK):
            yield self._data[at : at + _CHUNK]
