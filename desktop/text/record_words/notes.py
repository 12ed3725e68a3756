"""The words of the records of notes to the statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {"statement_note": mark("note to the statements {key}")}

COLUMNS: Final[Mapping[str, str]] = {
    "omitted": mark("Left out"),
    "rank": mark("Position"),
    "standard": mark("Standard text"),
    "text_ar": mark("Arabic text"),
    "text_en": mark("English text"),
    "title_ar": mark("Arabic title"),
    "title_en": mark("English title"),
}

KINDS: Final[Mapping[str, str]] = {"statement_note": mark("Notes to the statements")}
