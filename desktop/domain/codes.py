"""Codes of masters and officers: short, visible, the same whichever keyboard typed them.

The log, key files and packages name things by their code for ever, so that it must be one that a
person can read aloud and type again.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name

LONGEST_CODE: Final = 20
_BETWEEN: Final = frozenset("-.")


def spelled_code(code: str) -> str:
    """Return a code as it is stored: trimmed, plain letters, digits 0-9 in place of all others.

    Raises UserError `text-reorders` or `text-control` for hidden characters.
    """
    cleaned = clean_name(code, field="code")
    return "".join(_digit(character) for character in cleaned)


def is_code(text: str) -> bool:
    """Return whether `text` is 1 to 20 letters, digits, hyphens and full stops, not these alone."""
    return (
        len(text) <= LONGEST_CODE
        and all(character.isalnum() or character in _BETWEEN for character in text)
        and any(character.isalnum() for character in text)
    )


def clean_code(code: str) -> str:
    """Return a code as it is stored; raises UserError `code-empty` or `code-characters`.

    `code-characters` is raised for hidden characters as well.
    """
    try:
        spelled = spelled_code(code)
    except UserError as error:
        raise UserError("code-characters", code=_shown(code)) from error
    if not spelled:
        raise UserError("code-empty")
    if not is_code(spelled):
        raise UserError("code-characters", code=_shown(spelled))
    return spelled


def _digit(character: str) -> str:
    return str(unicodedata.digit(character)) if character.isdecimal() else character


def _shown(code: str) -> str:
    """Return what of a refused code can be shown: hidden characters by number, not too much."""
    shown = "".join(
        character if character.isprintable() else f"<U+{ord(character):04X}>" for character in code
    )
    return shown if len(shown) <= 2 * LONGEST_CODE else f"{shown[: 2 * LONGEST_CODE]}\u2026"
