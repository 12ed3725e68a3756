"""Lines of a terminal whose columns stand below each other in every script."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from desktop.text.words import Words

_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})
_GAP: Final = "  "
_LEFT_TO_RIGHT: Final = "\u200e"
"""Keeps a terminal that reorders Arabic from carrying the figures to the other side."""


def width(text: str) -> int:
    """Return how many cells of a terminal `text` takes."""
    return sum(
        0
        if unicodedata.category(letter) in _NO_WIDTH
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """Return `text` filled up to `cells`, standing left, or `right` as figures do."""
    fill = " " * max(cells - width(text), 0)
    return fill + text if right else text + fill


def line(parts: Sequence[str], words: Words) -> str:
    """Join the columns of one line; they keep their places from left to right."""
    mark = _LEFT_TO_RIGHT if words.right_to_left else ""
    return (mark + (mark + _GAP).join(parts)).rstrip()


def table(rows: Sequence[Sequence[str]], words: Words, figures: frozenset[int]) -> list[str]:
    """Return the rows as lines; the columns numbered in `figures` stand right."""
    if not rows:
        return []
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        line(
            [
                padded(cell, cells, right=place in figures)
                for place, (cell, cells) in enumerate(zip(row, widths, strict=True))
            ],
            words,
        )
        for row in rows
    ]
