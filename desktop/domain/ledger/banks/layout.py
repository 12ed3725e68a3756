"""How the columns of a bank's file are read; saved for each account, proposed for a new file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum

from desktop.domain.errors import UserError


class Means(Enum):
    """What a column of a statement holds; `debit` is what left the account."""

    DAY = "day"
    DESCRIPTION = "description"
    REFERENCE = "reference"
    AMOUNT = "amount"
    DEBIT = "debit"
    CREDIT = "credit"
    BALANCE = "balance"
    CURRENCY = "currency"
    NUMBER = "number"


class DayOrder(Enum):
    """In which order a day is written; a guess would turn April into May."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class DecimalSign(Enum):
    """Which sign stands before the decimals."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Layout:
    """A mapping; columns count from 0, `header` is the row of the headings (0: there are none).

    None as `days` or `decimal` means that the file does not tell and the person has to.
    """

    columns: Mapping[Means, int] = field(default_factory=dict)
    header: int = 1
    days: DayOrder | None = None
    decimal: DecimalSign | None = None
    headings: tuple[str, ...] = ()


def check_layout(layout: Layout) -> None:
    """Raise UserError for a layout by which no statement can be read.

    `layout-no-day`, `layout-no-amount` (neither one amount nor debit and credit),
    `layout-two-amounts`, or `layout-same-column`.
    """
    columns = layout.columns
    if Means.DAY not in columns:
        raise UserError("layout-no-day")
    halves = Means.DEBIT in columns, Means.CREDIT in columns
    if Means.AMOUNT in columns and any(halves):
        raise UserError("layout-two-amounts")
    if Means.AMOUNT not in columns and not all(halves):
        raise UserError("layout-no-amount")
    taken: dict[int, Means] = {}
    for means, at in columns.items():
        if at in taken:
            raise UserError("layout-same-column", column=at + 1, one=taken[at], other=means)
        taken[at] = means


def layout_text(layout: Layout) -> str:
    """Return the layout as the book keeps it: JSON with sorted keys."""
    said = asdict(layout)
    said["columns"] = {means.value: at for means, at in layout.columns.items()}
    said["days"] = layout.days and layout.days.value
    said["decimal"] = layout.decimal and layout.decimal.value
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def layout_of(text: str) -> Layout:
    """Return the layout that `layout_text` wrote; ValueError or KeyError for anything else."""
    said = json.loads(text)
    return Layout(
        columns={Means(name): int(at) for name, at in said["columns"].items()},
        header=int(said["header"]),
        days=None if said["days"] is None else DayOrder(said["days"]),
        decimal=None if said["decimal"] is None else DecimalSign(said["decimal"]),
        headings=tuple(said["headings"]),
    )
