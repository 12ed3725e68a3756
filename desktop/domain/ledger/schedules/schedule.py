"""The one shape of every schedule: a list that supports the statements, ready to be drawn.

Where a statement has years side by side, a schedule has rows of several kinds of cell: advances by
holder with their age, a reconciliation, a count of cash. Screen, paper, workbook, terminal and JSON
are drawn from it, each by code that is written once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.currency import Currency
from desktop.domain.ledger.statements.table import Drill, RowKind


class Holds(Enum):
    """What a column holds, which decides how it is aligned and written."""

    TEXT = "text"
    DAY = "day"
    AMOUNT = "amount"
    NUMBER = "number"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages; where one is missing the other is shown."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of `currency`, where that is not the schedule's own."""

    minor: int
    currency: Currency


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the schedule's own words, by its key; `fields` are inserted."""

    key: str
    fields: tuple[tuple[str, str], ...] = ()


Cell = str | Name | Said | Enum | Money | int | dt.date | None
"""Amounts of the schedule's currency and numbers are `int`; 1250 is 12.50 per cent, and in a fact
an `int` is an amount. An `Enum` is shown by its label."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a row leads: a posted entry, the lines behind a figure, or a record by its subject."""

    entry_id: int | None = None
    drill: Drill | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `key` names its heading, `optional` ones are left out where nothing is in them."""

    key: str
    holds: Holds = Holds.TEXT
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row with one cell for each column; a HEADING has its words in the first cell only."""

    kind: RowKind
    cells: tuple[Cell, ...]
    level: int = 0
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line above the table: what `key` names, and its value."""

    key: str
    value: Cell


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule; both days are inclusive and may be equal.

    `subject` is what it is about (a bank account, a grant), None where about the whole book.
    `notes` are keys of texts below the table, `signatories` keys of the blocks for signatures.
    """

    key: str
    organisation: Name
    currency: Currency
    year: str | None
    first_day: dt.date
    last_day: dt.date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    subject: Name | None = None
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()

    def shown_columns(self) -> tuple[int, ...]:
        """Return the positions of the columns to draw; optional ones only if they hold a value."""
        return tuple(
            at
            for at, column in enumerate(self.columns)
            if not column.optional
            or any(len(row.cells) > at and row.cells[at] not in {None, "", 0} for row in self.rows)
        )
