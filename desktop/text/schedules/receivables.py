"""The words of what is owed to the organisation, by party and age."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "receivables"

WORDS: Final = ScheduleWords(
    title=mark("Receivables by age"),
    subtitle=mark("As on {last_day}"),
    columns={
        "code": mark("Code"),
        "party": mark("Party"),
        "oldest": mark("Oldest, in days"),
        "not-due": mark("Not due"),
        "to-30": mark("Up to 30 days"),
        "to-60": mark("Up to 60"),
        "to-90": mark("Up to 90"),
        "to-180": mark("Up to 180"),
        "over-180": mark("Over 180"),
        "to-365": mark("Up to 365"),
        "to-730": mark("Up to 730"),
        "over-730": mark("Over 730"),
        "waiting": mark("Paid, not settled"),
        "balance": mark("Balance"),
    },
    said={"total": mark("Total"), "no-party": mark("Without a party")},
    notes={
        "waiting": mark(
            "Paid, not settled: what was paid and has not been set against an item yet."
        )
    },
)
