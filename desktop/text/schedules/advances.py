"""The words of advances by holder with their age."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "advances"

WORDS: Final = ScheduleWords(
    title=mark("Advances by holder"),
    subtitle=mark("As on {last_day}"),
    columns={
        "code": mark("Code"),
        "purpose": mark("Purpose"),
        "project": mark("Project"),
        "day": mark("Handed out"),
        "due-day": mark("To be settled by"),
        "age": mark("Days overdue"),
        "given": mark("Amount"),
        "open": mark("Still open"),
    },
    said={"held": mark("In this holder's hands"), "total": mark("Total")},
)
