"""Advances: money in a person's hands for a purpose, to be accounted for by a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.errors import UserError
from desktop.domain.trust.controls import Strictness


class AdvanceState(Enum):
    """How far an advance has come."""

    WAITING = "waiting"
    OPEN = "open"
    OVERDUE = "overdue"
    SETTLED = "settled"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class NewAdvance:
    """An advance to be handed out; amounts in minor units of the base currency.

    `code` "" gives it the next one. `knowingly` says that the person was told of an overdue
    advance of the same holder and goes on.
    """

    partner_id: int
    purpose: str
    day: dt.date
    due_day: dt.date
    amount: int
    fund_id: int
    money_account_id: int
    project_id: int | None = None
    branch_id: int | None = None
    code: str = ""
    cheque_number: str = ""
    knowingly: bool = False


@dataclass(frozen=True, slots=True)
class Advance:
    """An advance of the book; `given` and `open` in minor units of the base currency.

    `rule` is what held for overdue advances when it was handed out, `knowingly` whether it was
    handed out past a warning. `unproven` says that some entry accounts for a part of it without any
    document.
    """

    id: int
    code: str
    partner_id: int
    purpose: str
    project_id: int | None
    day: dt.date
    due_day: dt.date
    rule: Strictness
    knowingly: bool
    given: int
    open: int
    state: AdvanceState
    entry_id: int | None
    fund_id: int | None
    unproven: bool = False


@dataclass(frozen=True, slots=True)
class SpentLine:
    """What was spent of an advance: positive, in minor units; `document_id` is its scan."""

    account_id: int
    amount: int
    text: str = ""
    project_id: int | None = None
    fund_line_id: int | None = None
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class AdvanceSettlement:
    """How a holder accounts for an advance.

    `returned` is what comes back to the money account, negative what the holder is paid on top of
    it, for having spent more.
    """

    advance_id: int
    day: dt.date
    spent: tuple[SpentLine, ...]
    returned: int = 0
    money_account_id: int | None = None
    narration: str = ""
    reference: str = ""


def check_advance(advance: NewAdvance) -> None:
    """Raise UserError `advance-purpose`, `due-before` or `advance-amount`."""
    if not advance.purpose.strip():
        raise UserError("advance-purpose")
    if advance.due_day < advance.day:
        raise UserError("due-before", day=advance.day, due_day=advance.due_day)
    if advance.amount <= 0:
        raise UserError("advance-amount")


def accounted(settlement: AdvanceSettlement) -> int:
    """Return how much of the advance the settlement accounts for, in minor units."""
    return sum(line.amount for line in settlement.spent) + settlement.returned


def check_accounted(settlement: AdvanceSettlement, open_amount: int) -> None:
    """Raise UserError `advance-nothing`, `advance-line-amount`, `advance-money-account`.

    Spending more than is open has to be paid out: `advance-too-much`.
    """
    for position, line in enumerate(settlement.spent, start=1):
        if line.amount <= 0:
            raise UserError("advance-line-amount", position=position)
    if settlement.returned and settlement.money_account_id is None:
        raise UserError("advance-money-account")
    amount = accounted(settlement)
    if amount <= 0:
        raise UserError("advance-nothing")
    if amount > open_amount:
        raise UserError("advance-too-much")


def may_hand_out(overdue: tuple[str, ...], rule: Strictness, *, knowingly: bool) -> None:
    """Raise UserError `advance-overdue` (warns) or `advance-overdue-blocked` for a holder's next.

    `overdue` are the codes of the holder's advances past their day.
    """
    if not overdue or rule is Strictness.INFORM:
        return
    codes = ", ".join(overdue)
    if rule is Strictness.BLOCK:
        raise UserError("advance-overdue-blocked", codes=codes)
    if not knowingly:
        raise UserError("advance-overdue", codes=codes)
