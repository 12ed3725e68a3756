"""What columns of banks' files, states of a reconciliation and reasons are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign, Means
from desktop.domain.ledger.banks.reconciliation import ReconciliationState
from desktop.domain.ledger.banks.suggestion import Reason
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Means.DAY: mark("Day"),
    Means.DESCRIPTION: mark("Description"),
    Means.REFERENCE: mark("Reference or cheque number"),
    Means.AMOUNT: mark("Amount with its sign"),
    Means.DEBIT: mark("Money out"),
    Means.CREDIT: mark("Money in"),
    Means.BALANCE: mark("Balance"),
    Means.CURRENCY: mark("Currency"),
    Means.NUMBER: mark("Number of the account"),
    DayOrder.DAY_FIRST: mark("day, month, year"),
    DayOrder.MONTH_FIRST: mark("month, day, year"),
    DayOrder.YEAR_FIRST: mark("year, month, day"),
    DecimalSign.POINT: mark("a point before the decimals"),
    DecimalSign.COMMA: mark("a comma before the decimals"),
    ReconciliationState.OPEN: mark("under way"),
    ReconciliationState.FINISHED: mark("finished"),
    ReconciliationState.UNDONE: mark("undone"),
    Reason.ORIGIN: mark("the voucher was made of this line"),
    Reason.REVERSED: mark("an entry and the one that takes it back"),
    Reason.MARK: mark("the same amount, and the number {mark} on both sides"),
    Reason.SAME_DAY: mark("the same amount on the same day"),
    Reason.NEAR: mark("the same amount, {days} days apart"),
    Reason.ONLY_ONE: mark("no other line has this amount at this time"),
    Reason.WORDS: mark("the description has the same words"),
    Reason.SUM_OF_BOOK: mark("{count} lines of the book make this amount together"),
    Reason.SUM_OF_BANK: mark("{count} lines of the bank make this amount together"),
}
