"""Names typed at the prompt: the letters decide which language a name is in."""

from __future__ import annotations

import re
from typing import Final

_ARABIC_LETTER: Final = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")


def by_letters(name: str, name_en: str = "") -> tuple[str, str]:
    """Return (Arabic name, Latin name): `name` is Arabic where it holds an Arabic letter.

    `name_en`, said for itself, wins over a `name` in Latin letters.
    """
    if _ARABIC_LETTER.search(name):
        return name, name_en
    return "", name_en or name
