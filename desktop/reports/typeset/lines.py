"""Break a text into lines: logical words first, then each line alone into visual order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop.reports.typeset.bidi import bare, fenced, pointed
from desktop.reports.typeset.faces import Face
from desktop.reports.typeset.isolate import isolate
from desktop.reports.typeset.levels import FSI, LRI, PDI, RLI
from desktop.reports.typeset.shape import shape

_OPENING = frozenset({LRI, RLI, FSI})


@dataclass(frozen=True, slots=True)
class Line:
    """One line ready for the pen: glyph codes from left to right, and their width in points."""

    drawn: str
    width: float


@lru_cache(maxsize=65536)
def _word(word: str, face: Face) -> tuple[str, float]:
    shaped = shape(word, face)
    return shaped, face.width(pointed(bare(shaped)))


def line(text: str, face: Face, size: float, *, right_to_left: bool) -> Line:
    """Return `text` as a single line, however long; numbers, dates and codes are isolated."""
    words = [_word(word, face) for word in isolate(text).split(" ")]
    total = sum([width for _, width in words]) + face.width(" ") * (len(words) - 1)
    drawn = fenced(" ".join([word for word, _ in words]), right_to_left=right_to_left)
    return Line(drawn, total * size / 1000)


def verbatim(text: str, face: Face, size: float) -> Line:
    """Return an amount, date or number as one left-to-right line: nothing is turned round."""
    drawn = pointed(text)
    return Line(drawn, face.width(drawn) * size / 1000)


@lru_cache(maxsize=16384)
def wrap(
    text: str, face: Face, size: float, width: float, *, right_to_left: bool
) -> tuple[Line, ...]:
    """Return the lines of `text` in `width` points; line breaks in `text` are kept.

    A word wider than the line (a hash, a web address) is cut. Every line is right by itself: an
    isolate that spans a break is closed on the one line and opened again on the next.
    """
    scale = size / 1000
    gap = face.width(" ") * scale
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        row: list[str] = []
        used = 0.0
        for word, extent in _fitting(isolate(paragraph), face, scale, width):
            if row and used + gap + extent > width + 0.01:
                lines.append(_close(row, used, right_to_left=right_to_left))
                row, used = _reopened(row), 0.0
                row.append(row.pop() + word if row else word)
                used = extent
            else:
                used += extent + (gap if row else 0)
                row.append(word)
        lines.append(_close(row, used, right_to_left=right_to_left))
    return tuple(lines)


def _fitting(text: str, face: Face, scale: float, width: float) -> Iterator[tuple[str, float]]:
    for word in text.split(" "):
        shaped, extent = _word(word, face)
        if extent * scale <= width:
            yield shaped, extent * scale
            continue
        piece, used = "", 0.0
        for char in shaped:
            advance = face.width(bare(char)) * scale
            if used + advance > width and bare(piece):
                yield piece, used
                piece, used = "", 0.0
            piece, used = piece + char, used + advance
        yield piece, used


def _open(row: list[str]) -> list[str]:
    stack: list[str] = []
    for char in " ".join(row):
        if char in _OPENING:
            stack.append(char)
        elif char == PDI and stack:
            stack.pop()
    return stack


def _reopened(row: list[str]) -> list[str]:
    stack = _open(row)
    return ["".join(stack)] if stack else []


def _close(row: list[str], used: float, *, right_to_left: bool) -> Line:
    text = " ".join(row)
    if PDI in text or _OPENING & set(text):
        text += PDI * len(_open(row))
    return Line(fenced(text, right_to_left=right_to_left), used)
