"""Join Arabic letters: from code points to the presentation forms that a font file knows.

Two things differ from arabic-reshaper's defaults. Harakat are kept, where they stand. And the only
ligature is lam-alef, which Arabic demands: the word-ligature of "Allah" prints a box in fonts
without it, loses its letters to every text search, and swallows harakat.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Protocol

from arabic_reshaper import ArabicReshaper
from arabic_reshaper.letters import LETTERS_ARABIC

Forms = tuple[str, str, str, str]
"""Isolated, initial, medial, final; an empty string where a letter does not join that way."""


class Shaping(Protocol):
    """What `shape` asks of a face; hashable, compared by identity."""

    def __hash__(self) -> int:
        """Return the hash of its identity."""

    @property
    def private_forms(self) -> Mapping[str, Forms]:
        """Return the forms of letters to which Unicode gives no presentation forms."""

    def draws(self, char: str) -> bool:
        """Say whether the face has a glyph for `char`."""


_RUN: Final = re.compile(
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u0750-\u077f\u200c\u200d]+"
)
_JOINERS: Final = re.compile("[\u200c\u200d]")
_BEFORE_SHADDA: Final = re.compile("([\u064b-\u0650\u0652\u0670])(\u0651)")
"""Normalised text has the haraka first; fonts build from the letter outwards, shadda first."""
_SETTINGS: Final = {
    "delete_harakat": False,
    "shift_harakat_position": False,
    "delete_tatweel": False,
    "support_zwj": True,
    "support_ligatures": True,
    "ARABIC LIGATURE ALLAH": False,
}


@lru_cache(maxsize=8)
def _reshaper(face: Shaping) -> ArabicReshaper:
    reshaper = ArabicReshaper(configuration=_SETTINGS)
    reshaper.letters = {**LETTERS_ARABIC, **face.private_forms}
    return reshaper


@lru_cache(maxsize=8)
def _letter_of(face: Shaping) -> Mapping[str, str]:
    """Map every form back to its letter, for a face that lacks the form."""
    letters = {**LETTERS_ARABIC, **face.private_forms}
    return {form: letter for letter, forms in letters.items() for form in forms if form}


@lru_cache(maxsize=65536)
def _joined(run: str, face: Shaping) -> str:
    shaped = _JOINERS.sub("", _reshaper(face).reshape(_BEFORE_SHADDA.sub(r"\2\1", run)))
    if all(map(face.draws, shaped)):
        return shaped
    letters = _letter_of(face)
    return "".join(c if face.draws(c) else letters.get(c, c) for c in shaped)


def shape(text: str, face: Shaping) -> str:
    """Return `text` (logical order) with its Arabic letters in their joined forms.

    Runs are shaped alone and memoised: letters never join across a space, and the words of a
    ledger's narrations repeat. Lam-alef becomes one code; harakat and tatweel stay; ZWNJ and ZWJ
    do their work and vanish.
    """
    if text.isascii():
        return text
    return _RUN.sub(lambda match: _joined(match.group(), face), text)
