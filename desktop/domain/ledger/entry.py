"""A journal entry: what it is before and after posting, and the rules that it must keep."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.dimensions import Fund
from desktop.domain.ledger.voucher import Voucher

LARGEST_AMOUNT: Final = 10**15
"""The largest amount of one line, in minor units; sums of a book stay far inside 64 bits."""


class Series(Enum):
    """The voucher series; each is numbered from 1 without gaps in each fiscal year."""

    RECEIPT = "receipt"
    PAYMENT = "payment"
    JOURNAL = "journal"
    TRANSFER = "transfer"
    OPENING = "opening"
    CLOSING = "closing"
    DUES = "dues"


@dataclass(frozen=True, slots=True)
class Foreign:
    """The amount in its own currency, and how the base amount was reached.

    `amount` is in minor units of `currency`, with the sign of the line; `rate` is exact decimal
    text (base units for one unit of `currency`), `source` says where it is from.
    """

    currency: str
    amount: int
    rate: str
    source: str


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be posted; `amount` is in minor units of the base currency, debit positive."""

    account_id: int
    amount: int
    fund_id: int
    project_id: int | None = None
    partner_id: int | None = None
    memo: str = ""
    foreign: Foreign | None = None
    branch_id: int | None = None
    fund_line_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be posted; `reverses` is the id of the entry that it takes back.

    `voucher` is the head of its paper voucher, `origin` the subject of the record that it is made
    for ("cash_count:3"), where it has one.
    """

    day: dt.date
    series: Series
    narration: str
    lines: tuple[NewLine, ...]
    reference: str = ""
    reverses: int | None = None
    voucher: Voucher | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A posted line; it never changes."""

    position: int
    account_id: int
    amount: int
    fund_id: int
    project_id: int | None
    partner_id: int | None
    memo: str
    foreign: Foreign | None
    branch_id: int | None = None
    fund_line_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A posted entry; it never changes.

    `number` counts within `series` and fiscal year; `recorded_at` is when it was posted (UTC);
    `leaf` is its place in the log, from 0; `reversed_by` is the entry that took it back.
    """

    id: int
    fiscal_year_id: int
    year_name: str
    series: Series
    number: int
    day: dt.date
    narration: str
    reference: str
    recorded_at: dt.datetime
    officer_id: int
    reverses: int | None
    reversed_by: int | None
    leaf: int
    lines: tuple[Line, ...]


def check_lines(lines: tuple[NewLine, ...], currency: Currency, funds: Mapping[int, Fund]) -> None:
    """Hold the rules of an entry's lines: at least two, none zero, balanced, balanced per fund.

    Raises UserError `entry-too-few-lines`, `entry-zero-line`, `entry-amount-too-large`,
    `entry-unbalanced` or `entry-fund-unbalanced`; `difference` is debits less credits as text.
    """
    if len(lines) < 2:
        raise UserError("entry-too-few-lines", count=len(lines))
    sums: dict[int, int] = defaultdict(int)
    for position, line in enumerate(lines, start=1):
        if line.amount == 0:
            raise UserError("entry-zero-line", position=position)
        if abs(line.amount) > LARGEST_AMOUNT:
            raise UserError("entry-amount-too-large", position=position)
        sums[line.fund_id] += line.amount
    difference = sum(sums.values())
    if difference:
        raise UserError(
            "entry-unbalanced",
            difference=format_amount(difference, currency),
            currency=currency.code,
        )
    for fund_id, rest in sorted(sums.items()):
        if rest:
            raise UserError(
                "entry-fund-unbalanced",
                fund=funds[fund_id].code,
                difference=format_amount(rest, currency),
                currency=currency.code,
            )


def reversal_of(entry: Entry, day: dt.date, narration: str) -> NewEntry:
    """Return the entry that takes `entry` back: the same lines, debit and credit exchanged.

    Raises UserError `entry-already-reversed` or `entry-reversal-before` (a reversal can't carry a
    day before the entry that it takes back).
    """
    if entry.reversed_by is not None:
        raise UserError("entry-already-reversed", series=entry.series, number=entry.number)
    if day < entry.day:
        raise UserError("entry-reversal-before", day=day, entry_day=entry.day)
    lines = tuple(
        NewLine(
            account_id=line.account_id,
            amount=-line.amount,
            fund_id=line.fund_id,
            project_id=line.project_id,
            partner_id=line.partner_id,
            memo=line.memo,
            foreign=None
            if line.foreign is None
            else Foreign(
                line.foreign.currency, -line.foreign.amount, line.foreign.rate, line.foreign.source
            ),
            branch_id=line.branch_id,
            fund_line_id=line.fund_line_id,
        )
        for line in entry.lines
    )
    return NewEntry(day, entry.series, narration, lines, entry.reference, entry.id)
