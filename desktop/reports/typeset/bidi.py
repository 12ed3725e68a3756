"""From the order in which a line is read to the order in which its glyphs stand on paper."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bidi.mirror import MIRRORED

from desktop.reports.typeset.levels import FSI, LRI, PDI, RLI, levels

_DROPPED: Final = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060\ufeff\u00ad]")
"""Controls without a glyph; joiners (U+200C, U+200D) have done their work in `shape`."""
_ISOLATES: Final = re.compile(f"[{LRI}{RLI}{FSI}{PDI}]")

_ARABIC: Final = "\u0620-\u064a\u0671-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc\ue000-\ue3ff"
_MARKS: Final = "\u064b-\u065f\u0670"
_PLAIN: Final = (
    " \u00a0\\.:;!?\"'()\\[\\]{}\u00ab\u00bb\u060c\u061b\u061f\u2026\u2013\u2014*\u2022|"
)
_LATIN: Final = "A-Za-z0-9"
_RUN: Final = f"{LRI}[^{_ARABIC}{_MARKS}{LRI}{RLI}{FSI}{PDI}\u0590-\u08ff]*{PDI}|[{_LATIN}]+"
_OUTSIDE: Final = f"[{_ARABIC}{_MARKS}{_PLAIN}]*"
_SIMPLE: Final = re.compile(
    f"{_OUTSIDE}(?:(?:{_RUN})[{_PLAIN}]*[{_ARABIC}]{_OUTSIDE})*(?:(?:{_RUN})[{_PLAIN}]*)?\\Z"
)
_SPLIT: Final = re.compile(f"({_RUN})")
_MIRROR: Final = str.maketrans(MIRRORED)
_SPACES: Final = str.maketrans("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " " * 12)


def bare(text: str) -> str:
    """Return `text` without any invisible control: no isolate, joiner, embedding or override."""
    return _ISOLATES.sub("", _DROPPED.sub("", text))


@lru_cache(maxsize=16384)
def visual(line: str, *, right_to_left: bool) -> str:
    """Return one line (logical order) in visual order, left to right, controls stripped.

    Brackets and other mirrored signs on right-to-left levels are swapped for their twins.
    Isolates (U+2066 to U+2069) are honoured, then stripped. `line` holds no line break: a
    paragraph is wrapped first and each of its lines comes here alone.
    """
    line = _DROPPED.sub("", line).translate(_SPACES)
    if line.isascii() and not right_to_left:
        return line
    if right_to_left and _SIMPLE.match(line):
        return _simple(line)
    return _full(line, right_to_left=right_to_left)


def _simple(line: str) -> str:
    """Order what nearly every line of a report is: Arabic, with plain Latin or isolated runs.

    Everything outside the runs is at level 1 and everything inside at level 2, so that turning
    the outside round is the whole algorithm; the tests hold this against `_full`.
    """
    pieces = _SPLIT.split(line)
    for index in range(0, len(pieces), 2):
        pieces[index] = pieces[index][::-1].translate(_MIRROR)
    pieces.reverse()
    return _ISOLATES.sub("", "".join(pieces))


def _full(line: str, *, right_to_left: bool) -> str:
    found = levels(line, int(right_to_left))
    order = list(range(len(line)))
    if found:
        for level in range(max(found), 0, -1):  # L2
            _turn(order, found, level)
    drawn = (MIRRORED.get(line[i], line[i]) if found[i] % 2 else line[i] for i in order)
    return _ISOLATES.sub("", "".join(drawn))


def _turn(order: list[int], found: list[int], level: int) -> None:
    start = 0
    while start < len(order):
        if found[order[start]] < level:
            start += 1
            continue
        end = start
        while end < len(order) and found[order[end]] >= level:
            end += 1
        order[start:end] = order[start:end][::-1]
        start = end
