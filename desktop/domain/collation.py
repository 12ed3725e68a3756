"""Arabic collation: spelling variants stand beside each other, and Arabic before Latin.

The key is plain text, so that the database can keep it in a column and compare it byte by byte:
UTF-8 orders as code points do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.folding import CharacterTable, fold_character

_AFTER: Final = "\uf8ff"  # private use; sorts after every letter of the scripts in use
_BETWEEN: Final = "\x01"  # sorts before every character of a cleaned name

# Letters that Arabic borrowed: each is a letter of its own, just after its model.
_BORROWED: Final[Mapping[int, str]] = {
    ord(letter): model + _AFTER
    for letter, model in (
        ("\u067e", "\u0628"),
        ("\u0686", "\u062c"),
        ("\u0698", "\u0632"),
        ("\u06a4", "\u0641"),
        ("\u06a5", "\u0641"),
        ("\u06a8", "\u0642"),
        ("\u06af", "\u0643"),
    )
}
_LATIN_AFTER_ARABIC: Final[Mapping[int, str]] = {
    point: chr(0xE000 + point) for point in range(ord("a"), ord("z") + 1)
}


def _place(character: str) -> str:
    borrowed = _BORROWED.get(ord(character))
    return borrowed or fold_character(character).translate(_LATIN_AFTER_ARABIC)


_TABLE: Final = CharacterTable(_place)


def sort_key(text: str) -> str:
    """Return the key that puts `text` in its place: first as folded, then as spelled.

    Digits come first, then Arabic, then Latin. Equal keys mean equal text, so the order is total.
    """
    return f"{text.translate(_TABLE)}{_BETWEEN}{text}"
