"""The sentences of the auditor's workplace."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "finding-text-empty": mark("Nothing is written yet. Say in a sentence what was found."),
    "finding-due-past": mark("The day {due} is over already. Choose a day from today on."),
    "finding-subject-unknown": mark(
        "The log knows no record called {subject}. Open the record, and write the finding there."
    ),
    "finding-responsible-unknown": mark(
        "The officer who is to answer is not an officer of this book any more. Choose another one."
    ),
    "finding-missing": mark("There is no finding with the number {number} in this book."),
    "finding-not-now": mark(
        "The finding is in the state “{status}”, and “{kind}” is not possible now. Read it again: "
        "somebody may have been quicker."
    ),
    "finding-own-close": mark(
        "Officer {officer} is responsible for this finding and cannot close it. Another auditor "
        "has to judge the answer."
    ),
    "trail-days-turned": mark("The first day is after the last day. Exchange the two."),
    "rows-too-many": mark(
        "A spreadsheet holds at most {most} rows, and these are {count}. Narrow the filter, or "
        "choose CSV."
    ),
    "out-format": mark(
        "The name {file} does not say what kind of file it is to be. Let it end in one of: {known}."
    ),
}
