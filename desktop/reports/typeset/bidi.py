"""From the order in which a line is read to the order in which its glyphs stand on paper."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bidi.mirror import MIRRORED

from desktop.reports.typeset.levels import FSI, LRI, PDI, PRIVATE, RLI, levels

_DROPPED: Final = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060\ufeff\u00ad]")
"""Controls without a glyph; joiners (U+200C, U+200D) have done their work in `shape`."""
_CONTROLS: Final = frozenset({LRI, RLI, FSI, PDI})
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
RLM: Final = "\u200f"
"""The mark without ink or width that fences a left-to-right run for programs that copy it."""
TIE: Final = chr(PRIVATE[-1])
"""The no-break space on paper: reportlab would make a plain space of U+00A0."""
POINT: Final = chr(PRIVATE[-2])
"""The Latin full stop inside numbers and codes: the Arabic one is twice as heavy."""
_POINTS: Final = re.compile(r"(?<=[0-9A-Za-z])\.(?=[0-9A-Za-z])")
_STRONG: Final = re.compile(f"[{_ARABIC}]\\Z")
_WEAK: Final = re.compile("[-+.,:/\u060c#$%\u2212]")
_SENTENCES: Final = re.compile("[A-Za-z][^A-Za-z]+[A-Za-z]")
_LEANING: Final = re.compile(f"(?<=[-+.,:/\u060c])(?=[{_MARKS}])")
_SEEN: Final = {ord(RLM): None, ord(TIE): "\u00a0", ord(POINT): "."}
_SPACES: Final = str.maketrans("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " " * 12)


def bare(text: str) -> str:
    """Return `text` without any invisible control: no isolate, joiner, embedding or override."""
    return _ISOLATES.sub("", _DROPPED.sub("", text))


def pointed(text: str) -> str:
    """Return `text` with `POINT` for every full stop inside a number, code or Latin word."""
    return _POINTS.sub(POINT, text) if "." in text else text


@lru_cache(maxsize=16384)
def fenced(line: str, *, right_to_left: bool) -> str:
    """Return one line (logical order) in visual order, left to right, controls stripped.

    Brackets and other mirrored signs on right-to-left levels are swapped for their twins.
    Isolates (U+2066 to U+2069) are honoured, then stripped. `line` holds no line break: a
    paragraph is wrapped first and each of its lines comes here alone.

    In right-to-left lines a U+200F stands where a left-to-right run ends, so that programs that
    copy the page do not draw the next space or full stop into the run. A run of several Latin
    words gets none: it would make pdfium reverse the words.
    """
    line = _DROPPED.sub("", line).translate(_SPACES)
    if not right_to_left:
        drawn = line if line.isascii() else "".join(_full(line, 0)[0])
        return pointed(_ISOLATES.sub("", drawn)).replace("\u00a0", TIE)
    drawn = _simple(line) if _SIMPLE.match(line) else _fence(*_full(line, 1))
    drawn = _LEANING.sub(RLM, _ISOLATES.sub("", drawn)).lstrip(RLM)
    return pointed(drawn).replace("\u00a0", TIE)


def visual(line: str, *, right_to_left: bool) -> str:
    """Return what is seen of a line: `fenced` without its marks, signs as they are typed."""
    return fenced(line, right_to_left=right_to_left).translate(_SEEN)


def _simple(line: str) -> str:
    """Order what nearly every line of a report is: Arabic, with plain Latin or isolated runs.

    Everything outside the runs is at level 1 and everything inside at level 2, so that turning
    the outside round is the whole algorithm; the tests hold this against `_full`.
    """
    pieces = _SPLIT.split(line)
    for index in range(0, len(pieces), 2):
        pieces[index] = pieces[index][::-1].translate(_MIRROR)
    pieces.reverse()
    for index in range(1, len(pieces), 2):
        pieces[index] = _fenced_run(pieces[index - 1], pieces[index], pieces[index + 1])
    return "".join(pieces)


def _fenced_run(left: str, run: str, right: str) -> str:
    if _SENTENCES.search(run):
        return run
    before = "" if not left or _STRONG.search(left) else RLM
    return f"{before}{run}{RLM}" if _WEAK.match(right) else before + run


def _full(line: str, base: int) -> tuple[list[str], list[int]]:
    """Return the characters in visual order, isolates included, and the level of each."""
    found = levels(line, base)
    order = list(range(len(line)))
    if found:
        for level in range(max(found), 0, -1):  # L2
            _turn(order, found, level)
    drawn = [MIRRORED.get(line[i], line[i]) if found[i] % 2 else line[i] for i in order]
    return drawn, [found[i] for i in order]


def _fence(drawn: list[str], found: list[int]) -> str:
    """Join a right-to-left line, its left-to-right runs fenced."""
    pieces = [""]
    for char, level in zip(drawn, found, strict=True):
        if char in _CONTROLS:
            continue
        if (level > 1) != (len(pieces) % 2 == 0):
            pieces.append("")
        pieces[-1] += char
    if len(pieces) % 2 == 0:
        pieces.append("")
    for index in range(1, len(pieces), 2):
        pieces[index] = _fenced_run(pieces[index - 1], pieces[index], pieces[index + 1])
    return "".join(pieces)


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
