"""Counting the cash of a box by notes and coins, and what the book makes of the difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.entry import LARGEST_AMOUNT, Foreign, NewEntry, NewLine, Series

_MOST_PIECES: Final = 10**9
_MOST_LINES: Final = 60


class Piece(Enum):
    """What cash is made of."""

    NOTE = "note"
    COIN = "coin"


@dataclass(frozen=True, slots=True)
class Denomination:
    """A note or coin in circulation; `value` in minor units of its currency."""

    piece: Piece
    value: int


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many of one note or coin were counted."""

    piece: Piece
    value: int
    quantity: int

    @property
    def worth(self) -> int:
        """What they come to, in minor units."""
        return self.value * self.quantity


@dataclass(frozen=True, slots=True)
class NewCount:
    """A count of a box. `stated` is the total that was written down, None where it was not.

    `witnessed_by` stood beside `counted_by`; `surprise` says that nobody was told before.
    """

    account_id: int
    day: dt.date
    lines: tuple[CountLine, ...]
    counted_by: str
    witnessed_by: str
    third: str = ""
    surprise: bool = False
    note: str = ""
    stated: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A count that is kept; amounts in minor units of the box's currency.

    `book` is what the book said that the box held at the end of that day, when it was counted.
    """

    id: int
    account_id: int
    day: dt.date
    currency: str
    book: int
    counted: int
    counted_by: str
    witnessed_by: str
    third: str
    surprise: bool
    note: str
    officer: str
    recorded_at: dt.datetime
    lines: tuple[CountLine, ...] = ()

    @property
    def difference(self) -> int:
        """What was there beyond what the book says (negative: what is missing)."""
        return self.counted - self.book

    @property
    def subject(self) -> str:
        """How the entry of its difference names it."""
        return count_subject(self.id)


def count_subject(count_id: int) -> str:
    """Return the origin of an entry that was made for a count."""
    return f"cash_count:{count_id}"


def counted(lines: Sequence[CountLine]) -> int:
    """Return what was counted in all, in minor units."""
    return sum(line.worth for line in lines)


def clean_count(count: NewCount, currency: Currency) -> NewCount:
    """Return the count as it is kept: texts cleaned, lines of nothing left out, largest first.

    A box may be empty. Raises UserError `count-lines`, `count-value`, `count-quantity`,
    `count-twice`, `count-sum` (what the lines come to is not what was stated), `count-too-much`,
    `count-nobody` or `count-no-witness`.
    """
    if len(count.lines) > _MOST_LINES:
        raise UserError("count-lines", most=_MOST_LINES)
    seen: set[tuple[Piece, int]] = set()
    for line in count.lines:
        if line.value <= 0:
            raise UserError("count-value")
        if not 0 <= line.quantity <= _MOST_PIECES:
            raise UserError("count-quantity", value=format_amount(line.value, currency))
        if (line.piece, line.value) in seen:
            raise UserError("count-twice", value=format_amount(line.value, currency))
        seen.add((line.piece, line.value))
    total = counted(count.lines)
    if total > LARGEST_AMOUNT:
        raise UserError("count-too-much")
    if count.stated is not None and count.stated != total:
        raise UserError(
            "count-sum",
            stated=format_amount(count.stated, currency),
            total=format_amount(total, currency),
        )
    counted_by = clean_name(count.counted_by, field="counted_by")
    witnessed_by = clean_name(count.witnessed_by, field="witnessed_by")
    if not counted_by:
        raise UserError("count-nobody")
    if not witnessed_by or witnessed_by == counted_by:
        raise UserError("count-no-witness")
    lines = sorted(
        (line for line in count.lines if line.quantity),
        key=lambda line: (line.piece is Piece.COIN, -line.value),
    )
    return replace(
        count,
        lines=tuple(lines),
        counted_by=counted_by,
        witnessed_by=witnessed_by,
        third=clean_name(count.third, field="third"),
        note=clean_name(count.note, field="note"),
    )


def difference_entry(
    count: Count,
    day: dt.date,
    fund_id: int,
    result_id: int,
    narration: str,
    *,
    base_minor: int,
    foreign: Foreign | None = None,
) -> NewEntry:
    """Return the entry that brings the book to what was counted.

    `base_minor` is the difference in the book's own currency, with its sign; `result_id` the
    account that takes differences. Raises UserError `count-agrees` where there is none.
    """
    if not count.difference or not base_minor:
        raise UserError("count-agrees", count=count.id)
    lines = (
        NewLine(count.account_id, base_minor, fund_id, foreign=foreign),
        NewLine(result_id, -base_minor, fund_id),
    )
    return NewEntry(day, Series.JOURNAL, narration, lines, origin=count.subject)
