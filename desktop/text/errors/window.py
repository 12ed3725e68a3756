"""Errors of the window's doors: opening, creating, printing, exporting and verifying."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "enrolled-unreadable": mark(
        "This is not the fingerprint of an enrolment sheet. Type the eight groups of five digits "
        "that stand on it, or scan its code."
    ),
    "package-file-unreadable": mark(
        "The file {path} cannot be read. Nothing was checked. See whether the stick is still "
        "plugged in, then choose the file again."
    ),
    "package-several": mark("Drop one file at a time. Nothing was checked."),
    "passphrases-differ": mark(
        "The two passphrases are not the same. Type the second one again, slowly."
    ),
    "passphrase-weak": mark(
        "This passphrase would soon be guessed. Take three or four words that have nothing to do "
        "with each other."
    ),
    "organisation-unnamed": mark(
        "The organisation has no name yet. Write it in Arabic or in English."
    ),
    "officer-unnamed": mark("The officer has no name yet. Write it in Arabic or in English."),
    "first-year-odd": mark(
        "{year} cannot be the first fiscal year. Type a year between 1990 and 2100."
    ),
    "book-unnamed": mark("The book has no name yet. Type a short name for its folder."),
    "book-name-unfit": mark(
        'A folder cannot be called “{name}”. Leave out the signs / \\ : * ? " < > | and the dots '
        "at the ends."
    ),
    "viewer-missing": mark(
        "No program on this computer shows PDF files. The file lies at {path}; open it on another "
        "computer to print it."
    ),
    "signer-passphrase-empty": mark(
        "The passphrase of {officer} is missing. Every officer who signs types their own."
    ),
    "signer-passphrase-wrong": mark(
        "The passphrase of {officer} is not right. Nothing was signed. Let {officer} type it again."
    ),
    "nobody-signs": mark("Nobody signs yet. Tick at least one officer who signs now."),
    "target-unchosen": mark("No place is chosen yet. Choose a stick or a folder for the package."),
    "no-fiscal-year": mark(
        "The book has no fiscal year yet. Create one before you print or export."
    ),
}
