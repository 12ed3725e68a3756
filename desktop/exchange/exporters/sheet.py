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
    PERCENT = "percent"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column; `title` is in the language of the list already."""

    title: str
    holds: Holds = Holds.TEXT


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row that is not like the others: set `strong`, or moved in by `level` (0 to 6)."""

    cells: tuple[Cell, ...]
    strong: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list; `decimals` of its amounts, `right_to_left` as its language reads.

    Amounts come as `Decimal`, of which each may have decimals of its own; a percentage of 12.5 is
    Decimal("0.125"). Moments are in UTC. `above` are lines of title over the headings, `below`
    remarks at the end. `rows` is read once.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Cell, ...] | Ranked]
    decimals: int = 3
    right_to_left: bool = True
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
