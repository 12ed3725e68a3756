"""What tables of other programs hold, by name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.imports.mapping import DayOrder, DecimalSign, Meaning, TableKind
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    TableKind.JOURNAL: mark("Entries"),
    TableKind.OPENING: mark("Opening balances"),
    Meaning.DAY: mark("Day"),
    Meaning.NUMBER: mark("Number of the entry"),
    Meaning.NARRATION: mark("Narration"),
    Meaning.REFERENCE: mark("Reference"),
    Meaning.ACCOUNT: mark("Account"),
    Meaning.DEBIT: mark("Debit"),
    Meaning.CREDIT: mark("Credit"),
    Meaning.AMOUNT: mark("Amount (debit positive)"),
    Meaning.FUND: mark("Fund"),
    Meaning.PROJECT: mark("Project"),
    Meaning.PARTNER: mark("Party"),
    Meaning.BRANCH: mark("Branch"),
    Meaning.CURRENCY: mark("Currency"),
    Meaning.FOREIGN_AMOUNT: mark("Amount in its currency"),
    Meaning.RATE: mark("Rate"),
    Meaning.MEMO: mark("Note of the line"),
    DayOrder.YEAR_FIRST: mark("Year, month, day"),
    DayOrder.DAY_FIRST: mark("Day, month, year"),
    DayOrder.MONTH_FIRST: mark("Month, day, year"),
    DecimalSign.POINT: mark("1,250.500"),
    DecimalSign.COMMA: mark("1.250,500"),
}
