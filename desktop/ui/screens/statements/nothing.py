"""What stands where a report has no table: nothing in it, a choice to be made, a book."""

from __future__ import annotations

from desktop.text.words import mark
from desktop.ui.widgets.states import EmptyState


def nothing() -> EmptyState:
    """Return what is said of a report without figures."""
    return EmptyState(
        "scale",
        mark("Nothing to report in this year yet"),
        mark("Post entries, or choose another fiscal year above."),
    )


def to_choose() -> EmptyState:
    """Return what is said until somebody chose what the report is about."""
    return EmptyState(
        "search",
        mark("Choose what the report is about"),
        mark("Type a part of its name or code in the field above."),
    )


def a_book() -> EmptyState:
    """Return what is said of the ledger and the journal, which are no table."""
    return EmptyState(
        "book-open",
        mark("A book of many lines"),
        mark("Print it, or save it as PDF or for a spreadsheet."),
    )
