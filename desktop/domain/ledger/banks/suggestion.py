"""A match that is suggested, with why and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Key = tuple[int, int]
"""(entry id, position) of a line of the book."""


class Reason(Enum):
    """Why two sides are believed to be the same."""

    ORIGIN = "origin"
    REVERSED = "reversed"
    MARK = "mark"
    SAME_DAY = "same_day"
    NEAR = "near"
    ONLY_ONE = "only_one"
    WORDS = "words"
    SUM_OF_BOOK = "sum_of_book"
    SUM_OF_BANK = "sum_of_bank"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match to be looked at; `score` is of 100, `sure` ones can be taken together.

    `mark` is the number that stands on both sides, `days` how far apart the two are.
    """

    bank: tuple[int, ...]
    book: tuple[Key, ...]
    score: int
    sure: bool
    reasons: tuple[Reason, ...]
    days: int = 0
    mark: str = ""
