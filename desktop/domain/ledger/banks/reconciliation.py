"""A reconciliation: what the book says, what the bank says, and what lies between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.voucher import PaymentMethod


class ReconciliationState(Enum):
    """Where a reconciliation stands."""

    OPEN = "open"
    FINISHED = "finished"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class BookLine:
    """A posted line on a bank account; `amount` is in minor units of the account's currency.

    Debit is positive: money that came in. `marks` are what the bank may repeat: the number of the
    cheque, the reference of the transfer, the reference of the entry. `origin` is the record for
    which the entry was made, `reverses` the entry that it takes back.
    """

    entry_id: int
    position: int
    day: dt.date
    amount: int
    series: Series
    number: int
    year: str
    text: str
    marks: tuple[str, ...] = ()
    method: PaymentMethod | None = None
    party: str = ""
    cheque: str = ""
    origin: str = ""
    reverses: int | None = None

    @property
    def key(self) -> tuple[int, int]:
        """By which the line is known."""
        return self.entry_id, self.position


@dataclass(frozen=True, slots=True)
class BankLine:
    """A line of a statement that is in the book; amounts as in `StatementLine`."""

    id: int
    statement_id: int
    day: dt.date
    amount: int
    description: str
    reference: str
    balance: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """Lines of the book and of the bank that are the same money; `group` counts from 1.

    Without bank lines the book lines were cleared without a statement line; without book lines
    the bank lines cancel each other.
    """

    group: int
    book: tuple[BookLine, ...]
    bank: tuple[BankLine, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A reconciliation of an account up to `last_day`, where the statement ends with `balance`."""

    id: int
    bank_account_id: int
    last_day: dt.date
    balance: int
    state: ReconciliationState
    officer: str
    recorded_at: dt.datetime
    difference: int = 0
    reason: str = ""
    finished_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The four figures of the form, in minor units of the account's currency.

    `outstanding` are payments that the bank has not paid yet (positive), `in_transit` what it has
    not credited yet; `unmatched` is the sum of statement lines that the book does not explain.
    """

    book: int
    outstanding: int
    in_transit: int
    statement: int
    unmatched: int = 0

    @property
    def expected(self) -> int:
        """What the statement must end with if the book is right."""
        return self.book + self.outstanding - self.in_transit

    @property
    def difference(self) -> int:
        """What stays unexplained: the statement's balance less what it must be."""
        return self.statement - self.expected


def figures_of(
    book: int, uncleared: Iterable[BookLine], statement: int, unmatched: Iterable[BankLine] = ()
) -> Figures:
    """Return the figures from the book's balance and the lines that are not cleared."""
    amounts = [line.amount for line in uncleared]
    return Figures(
        book=book,
        outstanding=-sum(amount for amount in amounts if amount < 0),
        in_transit=sum(amount for amount in amounts if amount > 0),
        statement=statement,
        unmatched=sum(line.amount for line in unmatched),
    )


@dataclass(frozen=True, slots=True)
class Workplace:
    """Everything that a reconciliation shows: what waits on both sides, what is matched, the sum.

    `book` and `bank` are the lines that wait, in order of day.
    """

    reconciliation: Reconciliation
    book: tuple[BookLine, ...]
    bank: tuple[BankLine, ...]
    matches: tuple[Match, ...]
    figures: Figures
