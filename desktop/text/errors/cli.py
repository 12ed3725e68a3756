"""The sentences of the command line: passphrases, files to verify, entries to prove."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "passphrase-file-missing": mark(
        "There is no passphrase file {file}. Check the name, or leave the option out and type "
        "the passphrase."
    ),
    "passphrase-file-unreadable": mark(
        "The passphrase file {file} cannot be read as text. Save the passphrase in it as one "
        "line in UTF-8, and check that you may open it."
    ),
    "passphrase-file-empty": mark(
        "The passphrase file {file} is empty. Write the passphrase in its first line."
    ),
    "passphrase-file-lines": mark(
        "The passphrase file {file} holds more than one line. Keep only the passphrase in it."
    ),
    "passphrase-no-terminal": mark(
        "The passphrase cannot be asked for, because there is no terminal. Give it in a file "
        "with --passphrase-file."
    ),
    "passphrase-repeat-differs": mark(
        "The two passphrases differ. Nothing was changed. Type the same one twice."
    ),
    "new-book-unnamed": mark(
        "The new book has no name. Write the folder to be created, for example club.sijill."
    ),
    "file-name-too-long": mark("The name {path} is too long for this disk. Choose a shorter one."),
    "signer-passphrase-missing": mark(
        "The passphrase of the officer {officer} cannot be asked for, because there is no "
        "terminal. Give it in a file: --sign-with {officer}=FILE."
    ),
    "fingerprint-not-understood": mark(
        "“{text}” is not a fingerprint. Copy all 64 letters and digits of the enrolment sheet, "
        "or the text of its code."
    ),
    "log-record-missing": mark(
        "The log knows nothing called “{record}”. Write an entry as year/series/number, for "
        "example 2025/journal/42, or its place in the log."
    ),
    "log-record-not-said": mark(
        "What is to be proved was not said. Add an entry, for example 2025/journal/42, or its "
        "place in the log."
    ),
    "log-record-superfluous": mark(
        "“{record}” has no meaning here: only prove asks about one entry. Leave it out."
    ),
}
