"""The words of the statement of one party's account."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "party"

WORDS: Final = ScheduleWords(
    title=mark("Statement of account"),
    subtitle=mark("{subject}, from {first_day} to {last_day}"),
    columns={
        "day": mark("Day"),
        "series": mark("Voucher"),
        "number": mark("Number"),
        "narration": mark("Narration"),
        "due-day": mark("Due day"),
        "debit": mark("Debit"),
        "credit": mark("Credit"),
        "open": mark("Still open"),
        "balance": mark("Balance"),
    },
    said={"opening": mark("Balance before"), "closing": mark("Balance")},
    facts={"code": mark("Code"), "kind": mark("Kind")},
    signatories={"treasurer": mark("Treasurer"), "party": mark("The party")},
)
