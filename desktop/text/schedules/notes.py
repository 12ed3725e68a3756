"""The words of the notes to the statements."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "notes"

WORDS: Final = ScheduleWords(
    title=mark("Notes to the statements"),
    subtitle=mark("For the year from {first_day} to {last_day}"),
    columns={"note": ""},
    notes={"year-open": mark("The year is not closed yet: these figures can still change.")},
)
