"""The words of the statement of a grant."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "grant"

WORDS: Final = ScheduleWords(
    title=mark("Statement of a grant"),
    subtitle=mark("{subject}, {first_day} to {last_day}"),
    columns={
        "line": mark("Line"),
        "due": mark("Due on"),
        "agreed_own": mark("Agreed, its currency"),
        "agreed": mark("Agreed"),
        "period": mark("In the period"),
        "to_date": mark("To date"),
        "to_date_own": mark("To date, its currency"),
        "remaining": mark("Remaining"),
        "percent": mark("Share %"),
    },
    said={
        "eligible": mark("{first} to {last}"),
        "approved": mark("{authority}, {number}, {day}"),
        "lines": mark("Spending by budget line"),
        "no_line": mark("On no budget line"),
        "not_budgeted": mark("Not given to a line"),
        "spent": mark("Spent in all"),
        "tranches": mark("Instalments"),
        "tranche": mark("Instalment {number}"),
        "received": mark("Received in all"),
        "balance": mark("What is left"),
        "before": mark("Brought forward"),
        "came_in": mark("Received from the donor"),
        "other": mark("Interest, yield and other income"),
        "exchange": mark("Differences of exchange"),
        "less_spent": mark("Less: spent"),
        "unspent": mark("Unspent balance"),
        "deferred": mark("Of it not yet income"),
        "rate_difference": mark("Worth more than at the agreed rate"),
    },
    facts={
        "grant": mark("Grant"),
        "donor": mark("Donor"),
        "reference": mark("Agreement"),
        "amount": mark("Amount of the grant"),
        "period": mark("Eligible period"),
        "recognition": mark("Becomes income"),
        "rate": mark("Agreed rate"),
        "hold": mark("Waiting for"),
        "approval": mark("Approval"),
        "next_report": mark("Next report due"),
    },
    notes={
        "spending": mark(
            "Spending is what the fund spent, with the agreed share that was given to the general "
            "fund; differences of exchange stand apart."
        ),
        "worth": mark(
            "What came in counts at the rate of its day, what is still to come at the agreed rate; "
            "spending is turned into the currency of the grant at the mean of both."
        ),
    },
    signatories={
        "prepared": mark("Prepared by"),
        "reviewed": mark("Reviewed by"),
        "approved": mark("Approved by"),
    },
)
