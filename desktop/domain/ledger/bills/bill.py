"""A supplier's bill: what is typed from the paper, and the entry that comes of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.errors import UserError
from desktop.domain.folding import fold
from desktop.domain.ledger.entry import LARGEST_AMOUNT


class BillState(Enum):
    """How far a bill has come."""

    WAITING = "waiting"
    OPEN = "open"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    REVERSED = "reversed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class NewBillLine:
    """A line as it is typed; `amount` is in minor units of the bill's currency, positive."""

    account_id: int
    amount: int
    fund_id: int
    text: str = ""
    project_id: int | None = None
    branch_id: int | None = None
    fund_line_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewBill:
    """A bill to be entered; `number` is the supplier's own, `day` the day written on it.

    `currency` None is the book's; else `rate` is exact decimal text with its source, "" for the one
    that the book knows for the day.
    """

    partner_id: int
    number: str
    day: dt.date
    due_day: dt.date
    lines: tuple[NewBillLine, ...]
    narration: str = ""
    currency: str | None = None
    rate: str = ""
    rate_source: str = ""
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill of the book with how far it has come; amounts in minor units.

    `amount` is of `currency`, `open` of the book's currency.
    """

    id: int
    partner_id: int
    number: str
    day: dt.date
    due_day: dt.date
    currency: str
    amount: int
    narration: str
    state: BillState
    open: int
    entry_id: int | None
    document_id: int | None


def check_bill(bill: NewBill) -> None:
    """Raise UserError `bill-number-empty`, `due-before`, `bill-empty` or `bill-line-amount`."""
    if not number_key(bill.number):
        raise UserError("bill-number-empty")
    if bill.due_day < bill.day:
        raise UserError("due-before", day=bill.day, due_day=bill.due_day)
    if not bill.lines:
        raise UserError("bill-empty")
    for position, line in enumerate(bill.lines, start=1):
        if not 0 < line.amount <= LARGEST_AMOUNT:
            raise UserError("bill-line-amount", position=position)


def number_key(number: str) -> str:
    """Return what a supplier's number is known by: letters and digits alone, folded."""
    return "".join(each for each in fold(number) if each.isalnum())
