"""The sentences of notes to the statements."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "note-missing": mark("There is no such note in this year. Read the list again."),
    "note-title-empty": mark("The note has no title. Write one in Arabic or in English."),
    "note-text-empty": mark(
        "The note says nothing. Write its text in Arabic or in English, or leave the note out."
    ),
    "note-too-long": mark("This is longer than {most} characters. Shorten it, or make two notes."),
    "note-year-filed": mark(
        "The year {year} has been filed; its notes stand as they were filed. Write the note in a "
        "later year."
    ),
    "note-own": mark(
        "This note is the organisation's own and has no standard text. Change it, or leave it out."
    ),
}
