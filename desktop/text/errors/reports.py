"""The sentences of reports."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "report-unknown": mark("There is no report called “{name}”. There are: {known}."),
    "report-streams": mark(
        "“{name}” is a book of many lines and cannot be shown as one table. Read it as text, or "
        "save it as PDF or for a spreadsheet."
    ),
    "report-of-missing": mark(
        "The report “{name}” is about one thing. Say which one: choose it, or write --of CODE."
    ),
    "report-takes-no-of": mark(
        "The report “{name}” is about the whole book; “{of}” has no meaning in it. Leave it out."
    ),
    "report-takes-not": mark(
        "The report “{name}” cannot be asked for {wish}. Leave that out, or choose another report."
    ),
    "report-part-unknown": mark(
        "The book has not got {wish} with the code “{code}”. There are: {known}."
    ),
    "report-file-kind": mark(
        "A report can be saved as .pdf, .xlsx or .csv, not as {file}. Give the file one of these "
        "endings."
    ),
}
