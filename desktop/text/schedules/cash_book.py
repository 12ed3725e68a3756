"""What the book of a cash box says."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "cash-book"
WORDS: Final = ScheduleWords(
    title=mark("Cash book"),
    subtitle=mark("{subject}, from {first_day} to {last_day}"),
    columns={
        "day": mark("Day"),
        "what": mark("Narration"),
        "receipts": mark("Taken in"),
        "payments": mark("Paid out"),
        "balance": mark("Balance"),
        "remark": mark("Remark"),
    },
    said={
        "opening": mark("Opening balance"),
        "day": mark("Sum of the day"),
        "total": mark("Sum and closing balance"),
        "above": mark("Above the limit"),
        "below": mark("Less than nothing"),
    },
    facts={
        "opening": mark("Opening balance"),
        "closing": mark("Closing balance"),
        "holder": mark("Held by"),
        "most": mark("May hold at most"),
    },
    notes={
        "above": mark("On the days marked so the box held more than it may: pay it into the bank."),
        "below": mark(
            "On the days marked so the book says that less than nothing lay in the box: a receipt "
            "is missing, or stands on a wrong day."
        ),
    },
    signatories={"holder": mark("Holder of the box"), "treasurer": mark("Treasurer")},
)
