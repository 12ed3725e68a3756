"""The numbers and the words by which the same money is known on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from desktop.domain.folding import fold, without_article

_WORD: Final = re.compile(r"[^\W_]+")


def number_marks(texts: Iterable[str]) -> set[str]:
    """Return the numbers in texts by which a payment is known, without zeros before them."""
    return {
        word.lstrip("0")
        for text in texts
        for word in _WORD.findall(fold(text))
        if sum(letter.isdigit() for letter in word) >= 3
    }


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that say something: three letters and more."""
    return frozenset(
        without_article(word)
        for word in _WORD.findall(fold(text))
        if len(word) >= 3 and not word.isdigit()
    )
