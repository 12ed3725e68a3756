"""Fold text so that a search finds a word however it was spelled, pointed or typed.

One table lookup per character (`str.translate`), because every stored record is folded. The table
begins with the scripts in daily use and learns any other character the first time it meets it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from desktop.domain.hygiene import PRESENTATION_FORMS

# Letters that one writer uses for another, beyond what decomposition already joins: the hamza
# carriers decompose to their carrier and a mark, and marks are dropped.
_SAME_LETTER: Final[Mapping[str, str]] = {
    "\u0671": "\u0627",  # alef wasla
    "\u0672": "\u0627",
    "\u0673": "\u0627",
    "\u0629": "\u0647",  # teh marbuta
    "\u0649": "\u064a",  # alef maksura
    "\u06cc": "\u064a",  # Farsi yeh
    "\u06a9": "\u0643",  # keheh
    "\u06be": "\u0647",  # heh doachashmee
    "\u06c1": "\u0647",  # heh goal
    "\u06d5": "\u0647",  # ae
    "\u067e": "\u0628",  # peh, tcheh, jeh, veh, feh, qaf and gaf: absent from Arabic keyboards
    "\u0686": "\u062c",
    "\u0698": "\u0632",
    "\u06a4": "\u0641",
    "\u06a5": "\u0641",
    "\u06a8": "\u0642",
    "\u06af": "\u0643",
    "\u0640": "",  # tatweel
    "\u060c": ",",
    "\u061b": ";",
    "\u061f": "?",
    "\u066a": "%",
    "\u066b": ".",
    "\u066c": ",",
}


def fold_character(character: str) -> str:
    """Return what one character becomes: compatibility letters, lower case, no marks."""
    letters = PRESENTATION_FORMS.get(ord(character), character)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", letters).casefold())
    return "".join(_fold_letter(letter) for letter in plain)


def _fold_letter(letter: str) -> str:
    known = _SAME_LETTER.get(letter)
    if known is not None:
        return known
    category = unicodedata.category(letter)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return " " if letter.isspace() else letter


class CharacterTable(dict[int, int | str | None]):
    """A table for `str.translate` that learns a character the first time it meets it.

    A single character is kept as its number and nothing as None: a fifth faster than as text.
    """

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change
        for point in (*range(0x0180), *range(0x0600, 0x0700)):
            self.__missing__(point)

    def __missing__(self, point: int) -> int | str | None:
        changed = self._change(chr(point))
        value = ord(changed) if len(changed) == 1 else changed or None
        self[point] = value
        return value


_TABLE: Final = CharacterTable(fold_character)
_ARTICLE: Final = "\u0627\u0644"
_SHORTEST_REST: Final = 2


def fold(text: str) -> str:
    """Return `text` as it is searched: hamza carriers, teh marbuta and alef maksura joined.

    Harakat, tatweel, accents and invisible joiners go; every digit set becomes 0-9; presentation
    forms become letters; Latin becomes lower case. Idempotent.
    """
    return text.translate(_TABLE)


def search_tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of a query or a record, each without its leading article.

    The article goes only where at least two letters remain, so that a short word stays itself.
    """
    return tuple(without_article(word) for word in fold(text).split())


def without_article(word: str) -> str:
    """Return a folded `word` without the leading definite article (alef, lam)."""
    if word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _SHORTEST_REST:
        return word[len(_ARTICLE) :]
    return word


# The keys of the Arabic (101) and US layouts in the same order, row by row, then shifted.
_LATIN_KEYS: Final = "`qwertyuiop[]asdfghjkl;'zxcvnm,./"
_ARABIC_KEYS: Final = (
    "\u0630"
    "\u0636\u0635\u062b\u0642\u0641\u063a\u0639\u0647\u062e\u062d\u062c\u062f"
    "\u0634\u0633\u064a\u0628\u0644\u0627\u062a\u0646\u0645\u0643\u0637"
    "\u0626\u0621\u0624\u0631\u0649\u0629\u0648\u0632\u0638"
)
_LATIN_SHIFTED: Final = "QWERYIOPASDFHJKLZXCNM?"
_ARABIC_SHIFTED: Final = (
    "\u064e\u064b\u064f\u064c\u0625\u00f7\u00d7\u061b"
    "\u0650\u064d][\u0623\u0640\u060c/~\u0652}\u0622\u2019\u061f"
)
_LAM_ALEF_KEYS: Final[Mapping[str, str]] = {
    "b": "\u0644\u0627",
    "T": "\u0644\u0625",
    "G": "\u0644\u0623",
    "B": "\u0644\u0622",
}
_TO_ARABIC: Final[Mapping[int, str]] = str.maketrans(
    {
        **dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "qwertyuiopasdfghjklzxcvbnm", strict=True)),
        **dict(zip(_LATIN_SHIFTED, _ARABIC_SHIFTED, strict=True)),
        **dict(zip(_LATIN_KEYS, _ARABIC_KEYS, strict=True)),
        **_LAM_ALEF_KEYS,
    },
)
_TO_LATIN: Final[Mapping[int, str]] = str.maketrans(
    {
        **{key: latin.lower() for key, latin in zip(_ARABIC_SHIFTED, _LATIN_SHIFTED, strict=True)},
        **dict(zip(_ARABIC_KEYS, _LATIN_KEYS, strict=True)),
        "/": "/",
        "~": "~",
        "[": "[",
        "]": "]",
        "}": "}",
    },
)


def wrong_layout(text: str) -> str | None:
    """Return what the same keys write in the other layout (Arabic 101, US), or None.

    `hgsghl` and `hgsbl` are the keys of the Arabic word for peace; the other way, lam-alef is taken
    for the single key b. None when the text has no letters, or letters of both scripts.
    """
    arabic = any("\u0621" <= character <= "\u064a" for character in text)
    latin = any(character.isalpha() and character.isascii() for character in text)
    if arabic == latin:
        return None
    if latin:
        return text.translate(_TO_ARABIC)
    for key, letters in _LAM_ALEF_KEYS.items():
        text = text.replace(letters, key.lower())
    return text.translate(_TO_LATIN)
