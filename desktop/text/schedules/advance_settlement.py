"""The words of the report of how an advance was accounted for."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "advance-settlement"

WORDS: Final = ScheduleWords(
    title=mark("Report of the settlement of an advance"),
    subtitle=mark("{subject}"),
    columns={
        "day": mark("Day"),
        "series": mark("Voucher"),
        "number": mark("Number"),
        "account": mark("Account"),
        "memo": mark("Memo"),
        "scans": mark("Papers"),
        "amount": mark("Amount"),
    },
    said={"accounted": mark("Accounted for"), "left": mark("Still open")},
    facts={
        "code": mark("Code"),
        "purpose": mark("Purpose"),
        "given-on": mark("Handed out"),
        "due-day": mark("To be settled by"),
        "given": mark("Amount"),
        "state": mark("State"),
        "head": mark("Head of the log"),
    },
    notes={"no-scan": mark("A settlement without any document is among these entries.")},
    signatories={
        "holder": mark("Holder of the advance"),
        "treasurer": mark("Treasurer"),
        "chair": mark("Chair"),
    },
)
