"""What the record of a count of assets says."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "asset-count"

WORDS: Final = ScheduleWords(
    title=mark("Record of a count of assets"),
    subtitle=mark("As on {last_day}"),
    columns={
        "code": mark("Tag"),
        "name": mark("Asset"),
        "place": mark("Place"),
        "custodian": mark("Custodian"),
        "found": mark("What was found"),
        "found-place": mark("Where it was"),
        "note": mark("Note"),
    },
    facts={
        "number": mark("Number of the count"),
        "counted_by": mark("Counted by"),
        "witnessed_by": mark("Witnessed by"),
        "assets": mark("Assets of the register"),
        "counted": mark("Counted"),
        "differences": mark("Differences"),
        "head": mark("Head of the log"),
        "note": mark("Note"),
    },
    notes={"unfinished": mark("This count is not finished.")},
    signatories={
        "counted_by": mark("Counted by"),
        "witnessed_by": mark("Witnessed by"),
        "treasurer": mark("Treasurer"),
    },
)
