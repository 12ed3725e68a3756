"""What text looks like before it is stored: one spelling, nothing hidden, nothing that reorders.

A name may carry U+202E and be shown as "…exe.pdf"; presentation forms pasted from old PDFs look
right and are never found again. The first is refused, the second is put right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.isolates import BIDI_CONTROLS

# Kept whole: honorifics, the rial sign and the basmala are signs in their own right.
_KEPT_SIGNS: Final = frozenset({0xFDFA, 0xFDFB, 0xFDFC, 0xFDFD})


def _letters_of_form(point: int) -> str:
    """Return the plain letters of a presentation form; a lone haraka loses its carrier."""
    letters = unicodedata.normalize("NFKC", chr(point))
    if unicodedata.category(letters[-1]) == "Mn" and letters[0] in " \u0640":
        return letters[1:]
    return letters


PRESENTATION_FORMS: Final[Mapping[int, str]] = {
    point: _letters_of_form(point)
    for point in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
    if point not in _KEPT_SIGNS and unicodedata.decomposition(chr(point))
}
"""Arabic presentation forms A and B to the letters they stand for (Unicode, NFKC)."""

# Invisible and harmless, left behind by copying: direction marks, zero-width space, soft hyphen.
_DROPPED: Final = dict.fromkeys((0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))
_PUT_RIGHT: Final[Mapping[int, str | None]] = {**PRESENTATION_FORMS, **_DROPPED}
_MAY_NEED: Final = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060\ufb50-\ufdff\ufe70-\ufeff]")
"""Looking costs a fifth of translating; hardly any text has one of these."""
_JOINERS: Final = frozenset("\u200c\u200d")
_VISIBLE_FORMAT: Final = frozenset(map(chr, (*range(0x0600, 0x0606), 0x06DD, 0x08E2)))
_LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029]")


def clean_name(text: str, *, field: str) -> str:
    """Return one line of text as it is stored: NFC, plain letters, single spaces, trimmed.

    Raises UserError("text-reorders" | "text-control", field=…, position=…, code="U+202E") for bidi
    controls and control characters; `position` is 1-based in `text` as it was typed. A result may
    be empty: whether a field may be, its form says.
    """
    _refuse_hidden(text, field, allowed="")
    return " ".join(_spelled(text).split())


def clean_names(name_ar: str, name_en: str) -> tuple[str, str]:
    """Return the two names of a thing as they are stored; one of them may be empty.

    Raises UserError("name-empty") where nothing is left of both, and the errors of `clean_name`.
    """
    cleaned = clean_name(name_ar, field="name_ar"), clean_name(name_en, field="name_en")
    if not any(cleaned):
        raise UserError("name-empty")
    return cleaned


def clean_text(text: str, *, field: str) -> str:
    """Return text of several lines as it is stored: as `clean_name`, line by line.

    Lines end in one line feed; blank lines inside stay, blanks at the end of a line and empty lines
    around the text go. A tab counts as a space. Raises the errors of `clean_name`.
    """
    _refuse_hidden(text, field, allowed="\t\n\r\u2028\u2029")
    lines = _LINE_ENDS.sub("\n", _spelled(text)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


def _spelled(text: str) -> str:
    plain = text.translate(_PUT_RIGHT) if _MAY_NEED.search(text) else text
    return unicodedata.normalize("NFC", plain)


def _refuse_hidden(text: str, field: str, *, allowed: str) -> None:
    """Raise for the first character that hides or reorders; blanks at either end do not count."""
    if text.isprintable():
        return
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for position, character in enumerate(text, start=1):
        if character.isprintable() or character in allowed or not first < position <= last:
            continue
        if not _is_hidden(character):
            continue
        key = "text-reorders" if character in BIDI_CONTROLS else "text-control"
        code = f"U+{ord(character):04X}"
        raise UserError(key, field=field, position=position, code=code)


def _is_hidden(character: str) -> bool:
    point = ord(character)
    category = unicodedata.category(character)
    if category == "Cf":
        kept = point in _DROPPED or character in _JOINERS or character in _VISIBLE_FORMAT
        return not kept
    noncharacter = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    return category in {"Cc", "Cs", "Co", "Zl", "Zp"} or noncharacter
