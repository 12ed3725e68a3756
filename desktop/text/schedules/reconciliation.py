"""The words of the printed reconciliation."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "reconciliation"

WORDS: Final = ScheduleWords(
    title=mark("Bank reconciliation"),
    subtitle=mark("{subject}, on {last_day}"),
    columns={
        "day": mark("Day"),
        "text": mark("Item"),
        "number": mark("Voucher"),
        "reference": mark("Cheque or reference"),
        "amount": mark("Amount"),
    },
    said={
        "book": mark("Balance of the book"),
        "outstanding": mark("Added: payments that the bank has not paid yet"),
        "outstanding-total": mark("Total of outstanding payments"),
        "in-transit": mark("Taken off: deposits that the bank has not credited yet"),
        "in-transit-total": mark("Total of deposits in transit"),
        "expected": mark("Balance that the bank must show"),
        "statement": mark("Balance of the bank's statement"),
        "difference": mark("Difference"),
        "unmatched": mark("Lines of the bank that the book does not explain"),
    },
    facts={
        "bank": mark("Bank"),
        "branch": mark("Branch of the bank"),
        "number": mark("Number of the account"),
        "iban": mark("IBAN"),
        "state": mark("State"),
        "officer": mark("Reconciled by"),
        "reason": mark("Said of it"),
    },
    notes={
        "rule": mark(
            "Balance of the book and outstanding payments, less deposits in transit, make the "
            "balance of the bank's statement."
        ),
    },
    signatories={
        "prepared": mark("Prepared by"),
        "reviewed": mark("Reviewed by"),
    },
)
