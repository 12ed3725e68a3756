"""The words of the bank book."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "bank-book"

WORDS: Final = ScheduleWords(
    title=mark("Bank book"),
    subtitle=mark("{subject}, from {first_day} to {last_day}"),
    columns={
        "day": mark("Day"),
        "series": mark("Voucher"),
        "number": mark("Number"),
        "text": mark("Narration"),
        "party": mark("Party"),
        "reference": mark("Cheque or reference"),
        "in": mark("In"),
        "out": mark("Out"),
        "balance": mark("Balance"),
        "base": mark("Balance in the book's currency"),
    },
    said={
        "opening": mark("Balance brought forward"),
        "total": mark("Total of the movements"),
        "closing": mark("Balance at the end"),
    },
    facts={
        "bank": mark("Bank"),
        "branch": mark("Branch of the bank"),
        "number": mark("Number of the account"),
        "iban": mark("IBAN"),
    },
)
