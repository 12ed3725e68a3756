"""The words of the budget against what happened."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "budget"

WORDS: Final = ScheduleWords(
    title=mark("Budget against actual"),
    subtitle=mark("From {first_day} to {last_day}"),
    columns={
        "code": mark("Code"),
        "name": mark("Item"),
        "budget": mark("Budget"),
        "actual": mark("Actual"),
        "committed": mark("Committed"),
        "remaining": mark("Remaining"),
        "percent": mark("Reached"),
        "prior": mark("Prior year"),
        "forecast": mark("Forecast"),
        "note": mark("Note"),
    },
    said={
        "income": mark("Income"),
        "income-total": mark("Total income"),
        "expense": mark("Expenses"),
        "expense-total": mark("Total expenses"),
        "outside": mark("Outside the budget"),
        "result": mark("Income less expenses"),
        "none": mark("No budget was adopted or drafted for this year"),
        "any-account": mark("Any account"),
        "any-fund": mark("Any fund"),
        "any-project": mark("Any project, or none"),
    },
    facts={
        "version": mark("Version of the budget"),
        "kind": mark("Kind"),
        "resolution": mark("Resolution"),
        "adopted": mark("Adopted on"),
        "forecast": mark("Forecast"),
        "none": mark("Version of the budget"),
    },
    notes={
        "forecast-budget": mark(
            "Forecast: what was earned and spent so far, and the budget of the days that remain."
        ),
        "forecast-run-rate": mark(
            "Forecast: as much for each day that remains as for each day so far."
        ),
        "committed": mark(
            "Committed: what open commitments leave, and entries that wait for approval. "
            "Remaining is the budget less actual and committed."
        ),
    },
)
