"""The sentences of locking months and of closing, reopening and filing years."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "year-closed-already": mark("The fiscal year {year} is closed already. Nothing was changed."),
    "year-filed-already": mark("The fiscal year {year} was filed already. Nothing was changed."),
    "year-open-already": mark("The fiscal year {year} is open. There is nothing to reopen."),
    "closing-by-hand": mark(
        "Closing entries are posted by closing the year and taken back by opening it again, on the "
        "screen of years. Nothing was posted."
    ),
    "closing-not-over": mark(
        "The fiscal year {year} runs until {day}. It can be closed from the day after."
    ),
    "closing-earlier-open": mark(
        "The fiscal year {other} before {year} is still open. Close it first: years are closed in "
        "order of time."
    ),
    "closing-blocked": mark(
        "The fiscal year {year} cannot be closed yet: {point} Mend that, then close it; nothing "
        "was changed."
    ),
    "reopening-reason-missing": mark(
        "The reason is missing. Write why the year has to be opened again."
    ),
    "reopening-asked": mark(
        "{officer} has asked already that the fiscal year {year} be opened again. Another officer "
        "has to agree or decline first."
    ),
    "reopening-not-asked": mark(
        "Nobody has asked that the fiscal year {year} be opened again. One officer asks and says "
        "why, another agrees."
    ),
    "reopening-alone": mark(
        "You asked that the fiscal year {year} be opened again, so another officer has to agree. "
        "Nobody opens a closed year alone."
    ),
    "reopening-filed": mark(
        "The fiscal year {year} was filed: others hold its figures, so it never opens again. Post "
        "corrections in the year that is open now."
    ),
    "reopening-receipt": mark(
        "An authority's receipt says that it has the package of the fiscal year {year}, so it "
        "never opens again. Post corrections in the year that is open now."
    ),
    "reopening-later-closed": mark(
        "The fiscal year {other} after {year} is closed. Open that one first."
    ),
    "filing-open": mark(
        "The fiscal year {year} is still open. Close it, export its annual package, then mark it "
        "as filed."
    ),
    "filing-without-package": mark(
        "No annual package of the fiscal year {year} was exported since it was closed. Export it "
        "first, then mark the year as filed."
    ),
    "filing-reopening-asked": mark(
        "Somebody has asked that the fiscal year {year} be opened again. Agree or decline first, "
        "then mark it as filed."
    ),
    "months-locked-already": mark(
        "Every month of an open year that ends on {day} or before is locked already."
    ),
    "point-unknown": mark("There is no point “{point}” on the checklist. There are: {known}."),
    "point-reason-missing": mark("The reason is missing. Write why the point may stay open."),
    "point-not-open": mark("The point “{point}” is not open. There is nothing to explain."),
    "point-blocks": mark(
        "The point “{point}” cannot be explained away: it has to be mended before anything goes on."
    ),
}
