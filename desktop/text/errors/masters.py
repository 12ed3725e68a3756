"""The sentences of codes, fiscal years, projects, and files that are none."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "code-characters": mark(
        "“{code}” cannot be a code. Use 1 to 20 letters and digits, with - or . between them; no "
        "spaces or hidden characters."
    ),
    "year-name-characters": mark(
        "“{name}” cannot be the name of a fiscal year. Use up to 20 letters and digits, with - or "
        ". between them, for example 2026 or 2026-2027."
    ),
    "year-too-long": mark(
        "The fiscal year {name} has more than {most} months. Correct its two days."
    ),
    "project-order": mark("The project {code} ends before it begins. Correct its two days."),
    "file-not-regular": mark(
        "{path} is not a file that can be read (it is a folder or a device). Choose a file."
    ),
}
