"""What the headings of banks' files mean, in Arabic and English; the words are data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from desktop import resources
from desktop.domain.folding import fold
from desktop.domain.ledger.banks.layout import Means

_LONGEST: Final = 60
_SHORT: Final = 3
"""Words of so few letters are only known alone: "out" stands in many."""


@cache
def _headings() -> Mapping[str, Means]:
    """Return every known heading, folded, with what it means; the longest first."""
    text = resources.path("import/bank-headings.json").read_text(encoding="utf-8")
    known = {
        _folded(word): Means(name)
        for name, words in json.loads(text)["headings"].items()
        for word in words
    }
    return dict(sorted(known.items(), key=lambda each: -len(each[0])))


def _folded(text: str) -> str:
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return " ".join(letters.split())


def heading_means(text: str) -> Means | None:
    """Return what a heading says that its column holds, None for one that is not known."""
    if len(text) > _LONGEST:
        return None
    known, words = _headings(), _folded(text)
    if words in known:
        return known[words]
    inside = f" {words} "
    return next(
        (known[each] for each in known if len(each) > _SHORT and f" {each} " in inside), None
    )
