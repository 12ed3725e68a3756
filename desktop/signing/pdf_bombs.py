"""Refuse a PDF whose compressed streams would unfold to more than a machine should hold.

Every stream of a PDF lies open in the file behind the keyword, so all of them can be unfolded with
a cap, piece by piece and without keeping anything, before any library reads the file.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

from desktop.signing.pdf_refused import PdfRefused

LARGEST_STREAM: Final = 96 << 20
LARGEST_TOTAL: Final = 512 << 20
"""Bytes that one compressed stream, and all of them, may unfold to before the file is refused."""

_NESTED: Final = 3
_STREAM: Final = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_CHUNK: Final = 1 << 20


def refuse_bombs(pdf: bytes) -> None:
    """Raise `PdfRefused` ("unfolds-too-far") where the caps would be passed."""
    total = 0
    for begin in _STREAM.finditer(pdf):
        total += _unfolded(memoryview(pdf)[begin.end() :])
        if total > LARGEST_TOTAL:
            raise PdfRefused("unfolds-too-far")


class _Layer:
    """One layer of compression; hands what it unfolds to the layer inside it."""

    def __init__(self, depth: int) -> None:
        self._stream = zlib.decompressobj()
        self._inner = _Layer(depth - 1) if depth > 1 else None
        self.count = 0
        self.alive = True

    def feed(self, data: bytes | memoryview) -> None:
        waiting = data
        while self.alive and len(waiting):
            try:
                piece = self._stream.decompress(waiting, _CHUNK)
            except zlib.error:
                self.alive = False
                return
            self.count += len(piece)
            if self.count > LARGEST_STREAM:
                raise PdfRefused("unfolds-too-far")
            if self._inner is not None and piece:
                self._inner.feed(piece)
            waiting = self._stream.unconsumed_tail
            self.alive = not self._stream.eof

    def total(self) -> int:
        return self.count + (self._inner.total() if self._inner is not None else 0)


def _unfolded(data: memoryview) -> int:
    layer = _Layer(_NESTED)
    for at in range(0, len(data), _CHUNK):
        layer.feed(data[at : at + _CHUNK])
        if not layer.alive:
            break
    return layer.total()
