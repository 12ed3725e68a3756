"""What a column of a table shows and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    """How the values of a column are drawn.

    TEXT: a name or sentence, in its own direction. AMOUNT: minor units (int) or None. DAY: a
    `datetime.date` or None. CODE: letters and digits that read left to right. BADGE: a `Chip` or
    None. BARS: `Bars` or None.
    """

    TEXT = "text"
    AMOUNT = "amount"
    DAY = "day"
    CODE = "code"
    BADGE = "badge"
    BARS = "bars"


class Tone(Enum):
    """What a chip means, by colour; the text says it as well."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word in a coloured pill: `text` is a message id."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Bars:
    """A whole as its parts, each with its tone; `text` says the share that matters ("84%")."""

    parts: tuple[tuple[int, Tone], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `title` is a message id; `value` takes the row (else its attribute `key`).

    `width` is in average characters; columns with `stretch` share what is left over, in that
    proportion. `indent` takes the row and says how many steps the text stands in.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    stretch: int = 0
    width: int = 12
    value: Callable[[Any], object] | None = None
    sortable: bool = False
    indent: Callable[[Any], int] | None = None
    strong: Callable[[Any], bool] | None = None

    def of(self, row: object) -> object:
        """Return what this column shows of `row`."""
        return getattr(row, self.key) if self.value is None else self.value(row)
