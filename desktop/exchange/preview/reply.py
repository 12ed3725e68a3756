"""What the drawing process answers: a head of fixed length, then bare pixels.

Bare, because a picture format would need a decoder in the program itself for bytes that a captured
drawing process may have made; width times height times three bytes need none.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

FLAG: Final = "--draw-preview"
"""The hidden first argument that makes the program a drawing process."""

LARGEST_EDGE: Final = 2_400
"""Pixels of the longer side of a drawn page."""

MOST_PAGES: Final = 10_000

_MAGIC: Final = b"SJPV"
_HEAD: Final = struct.Struct(">4sBIIII")
HEAD_BYTES: Final = _HEAD.size


class Answer(IntEnum):
    """How the drawing ended."""

    DRAWN = 0
    DAMAGED = 1
    LOCKED = 2
    TOO_LARGE = 3


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the pixels: RGB, row by row from the top, without padding."""

    answer: Answer
    pages: int = 0
    page: int = 0
    width: int = 0
    height: int = 0

    def to_bytes(self) -> bytes:
        """Return the head as it is sent."""
        return _HEAD.pack(_MAGIC, self.answer, self.pages, self.page, self.width, self.height)

    @property
    def pixel_bytes(self) -> int:
        """How many bytes follow."""
        return self.width * self.height * 3


def read_head(data: bytes) -> Head:
    """Return the head; ValueError for anything that an honest drawing process does not send."""
    magic, answer, pages, page, width, height = _HEAD.unpack(data)
    head = Head(Answer(answer), pages, page, width, height)
    drawn = head.answer is Answer.DRAWN
    good = 1 <= width <= LARGEST_EDGE and 1 <= height <= LARGEST_EDGE
    good = good and page < pages <= MOST_PAGES
    if magic != _MAGIC or (drawn and not good) or (not drawn and (width or height)):
        raise ValueError("not an answer of the drawing process")
    return head
