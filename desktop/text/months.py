"""Months by name: the twelve as shown in a language, and every name that old books use for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from desktop import resources
from desktop.domain.folding import fold
from desktop.text.words import Words, mark

_MONTHS: Final = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def month_name(month: int, words: Words) -> str:
    """Return the name of Gregorian month 1-12 used in Libya, in the language of `words`."""
    if not 1 <= month <= len(_MONTHS):
        raise ValueError(f"no such month: {month}")
    return words(_MONTHS[month - 1])


def month_message(month: int) -> str:
    """Return the message id of the name of Gregorian month 1-12."""
    return _MONTHS[month - 1]


@cache
def months_of_import() -> Mapping[str, int]:
    """Return every known name of a month, folded, with its number; for `domain.days.parse_day`.

    The names in official use in Libya until 2011 are among them, so that an old book is read.
    """
    text = resources.path("months/import.json").read_text(encoding="utf-8")
    names = json.loads(text)["months"]
    return MappingProxyType(
        {fold(name): number for number, known in enumerate(names, start=1) for name in known},
    )
