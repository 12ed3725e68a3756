"""Find by code and names: folded words, tried in the other keyboard layout where nothing fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from desktop.domain.folding import fold, wrong_layout

R = TypeVar("R")


def found(rows: Sequence[R], words: str, text_of: Callable[[R], str]) -> tuple[R, ...]:
    """Return the rows whose text holds every word."""
    fitting = _fitting(rows, words, text_of)
    turned = wrong_layout(words)
    if not fitting and turned:
        return _fitting(rows, turned, text_of)
    return fitting


def _fitting(rows: Sequence[R], words: str, text_of: Callable[[R], str]) -> tuple[R, ...]:
    asked = fold(words).split()
    return tuple(row for row in rows if all(word in fold(text_of(row)) for word in asked))
