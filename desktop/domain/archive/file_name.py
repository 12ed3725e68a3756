"""The name under which a document is kept: harmless on every system, and true to its content."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from desktop.domain.archive.kinds import ENDINGS, DocumentKind
from desktop.domain.hygiene import PRESENTATION_FORMS

LONGEST: Final = 200
"""Bytes of UTF-8: below the limit of every file system, with room for a number behind."""

_FORBIDDEN: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_FALLBACK: Final = "document"


def honest_name(name: str, kind: DocumentKind) -> str:
    """Return `name` as the document is kept under it; never empty.

    Only what comes after the last slash of either kind counts. Characters that hide or reorder
    (U+202E shows "exe.pdf" for "fdp.exe"), and those that a file system refuses, go; a name that
    Windows reserves is set apart; an ending that does not fit the content gets the true one behind
    it ("bill.exe" that holds a picture becomes "bill.exe.jpg").
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFC", last.translate(PRESENTATION_FORMS))
    shown = "".join(each for each in plain if _stays(each))
    tidy = " ".join(_FORBIDDEN.sub("_", shown).split()).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    endings = ENDINGS[kind]
    if not dot or ending.lower() not in endings or not stem.strip(". "):
        stem, ending = tidy.strip(". ") or _FALLBACK, endings[0]
        if stem.lower() in endings:
            stem = _FALLBACK
    stem = stem.rstrip(". ")
    if stem.split(".")[0].strip().lower() in _RESERVED:
        stem = f"_{stem}"
    return f"{_cut(stem, LONGEST - len(ending) - 1)}.{ending}"


def _stays(character: str) -> bool:
    """Whether a character is seen; joiners inside Persian and emoji are not worth a trap."""
    return unicodedata.category(character) not in {"Cf", "Cs", "Co", "Cn", "Cc", "Zl", "Zp"}


def _cut(text: str, most: int) -> str:
    """Return as many whole characters of `text` as fit into `most` bytes."""
    return text.encode("utf-8")[:most].decode("utf-8", errors="ignore").rstrip(". ")
