"""A list on its way out: columns with what they hold, and rows that may stream."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

Cell = str | int | Decimal | dt.date | dt.datetime | None


class Holds(Enum):
    """What a column holds, which decides its width and how figures are shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    AMOUNT = "amount"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column; `title` is in the language of the list already."""

    title: str
    holds: Holds = Holds.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list; `decimals` of its amounts, `right_to_left` as its language reads.

    Amounts come as `Decimal`, moments in UTC. `rows` is read once.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Cell, ...]]
    decimals: int = 3
    right_to_left: bool = True
