"""The sentences of opening, creating and sharing a book."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "book-missing": mark("There is no book at {path}. Check the name, or create a new book."),
    "book-not-folder": mark(
        "{path} is a file, not a book. A book is a folder whose name ends in .sijill; choose "
        "that folder."
    ),
    "book-incomplete": mark(
        "The book at {path} lacks its file {file}. Nothing was changed. Restore the book from"
        " the last backup."
    ),
    "book-unreadable": mark(
        "This computer account may not read {path}. Ask the owner of the folder for access, "
        "then open the book again."
    ),
    "book-read-only": mark(
        "{path} takes no writing (a read-only folder or disk). Copy the book to this "
        "computer's own disk and open it there."
    ),
    "book-in-use": mark(
        "The book at {path} is open in another window or program. Close it there first."
    ),
    "book-damaged": mark(
        "A part of the book at {path} is damaged on the disk. Nothing was changed. Stop "
        "working in it and restore the last backup."
    ),
    "book-key-mismatch": mark(
        "The book at {path} does not open with the key in its slots: its database is damaged "
        "at the start or belongs to another book. Nothing was changed. Restore the last "
        "backup."
    ),
    "book-newer": mark(
        "This book was written by a newer version of Sijill (schema {revision}). Nothing was "
        "changed. Install the newer version to open it."
    ),
    "book-exists": mark(
        "There is already something at {path}. Choose another name for the new book."
    ),
    "book-folder-unwritable": mark(
        "No book can be created in {path}: the folder takes no writing. Choose another folder."
    ),
    "folder-missing": mark("There is no folder {path}. Create it first, or choose another one."),
    "disk-full": mark(
        "The disk that holds {path} is full. What was saved before is safe; this last step "
        "was not done. Free some space and do it again."
    ),
    "disk-fault": mark(
        "The disk that holds {path} reports a fault. What was saved before is kept; this last"
        " step was not done. Make a backup to another disk now."
    ),
    "backup-failed": mark(
        "The backup {path}, which is made before a book is brought up to date, could not be "
        "written. Nothing was changed. Free some space and open the book again."
    ),
    "slots-damaged": mark(
        "The key file {file} is damaged, so no passphrase can open the book. Nothing was "
        "changed. Put back this file from the last backup."
    ),
    "slots-of-another-book": mark(
        "The key file in {path} belongs to another book. Nothing was changed. Put back the "
        "right slots.json from the last backup."
    ),
    "passphrase-empty": mark(
        "The passphrase is empty. Choose one that you will remember and others will not guess."
    ),
    "wrong-passphrase": mark(
        "This passphrase does not open the book. Check the keyboard language and capital "
        "letters, then type it again."
    ),
    "officer-unknown": mark(
        "The book has no active officer “{officer}”. Choose a name from the list of officers."
    ),
    "officer-code-taken": mark(
        "There is already an officer with the code {code}. Choose another code."
    ),
    "officer-roles-empty": mark("The officer has no role. Choose at least one."),
    "not-permitted": mark(
        "The officer {officer} may not {act}. Ask an officer who holds that role."
    ),
    "wrong-founder-passphrase": mark(
        "This is not the passphrase of the officer who founded the book, which guards the "
        "organisation's certificates. Ask them to type theirs; no officer was added."
    ),
}
