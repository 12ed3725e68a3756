"""What the record of a cash count says."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "cash-count"
WORDS: Final = ScheduleWords(
    title=mark("Record of a cash count"),
    subtitle=mark("{subject}, {last_day}"),
    columns={
        "piece": mark("Note or coin"),
        "value": mark("Denomination"),
        "quantity": mark("How many"),
        "worth": mark("Amount"),
    },
    said={"total": mark("Counted in all")},
    facts={
        "number": mark("Number of the count"),
        "planned": mark("Counted on"),
        "surprise": mark("Counted by surprise on"),
        "holder": mark("Holder of the box"),
        "counted_by": mark("Counted by"),
        "witnessed_by": mark("Witnessed by"),
        "third": mark("Third person"),
        "counted": mark("Counted in all"),
        "in_words": mark("In words"),
        "book": mark("Balance by the book"),
        "agrees": mark("The count agrees with the book; difference"),
        "surplus": mark("Surplus"),
        "shortage": mark("Shortage"),
        "note": mark("Note"),
    },
    notes={
        "unverified": mark(
            "The list of notes and coins comes with the program and is not confirmed by the "
            "issuing bank."
        )
    },
    signatories={
        "counted_by": mark("Counted by"),
        "witnessed_by": mark("Witnessed by"),
        "third": mark("Third person"),
    },
)
