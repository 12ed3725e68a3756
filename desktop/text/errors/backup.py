"""The sentences of making, reading and restoring backups."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "backup-under-way": mark("A backup is being made already. Wait until it is done."),
    "backup-inside-book": mark(
        "A backup inside the book's own folder {path} would be lost together with it. Nothing was "
        "written. Choose a stick or another folder."
    ),
    "backup-too-large": mark(
        "The database of {path} is larger than 4 GB, which one backup file cannot hold. Nothing "
        "was written. Copy the whole folder of the book while it is closed."
    ),
    "backup-book-altered": mark(
        "The book at {path} does not agree with its log, so no backup of it counts as good. The "
        "unfinished file was removed; earlier backups are as they were. Open the log of proof to "
        "see what does not agree, then restore the last good backup."
    ),
    "backup-list-moves-nothing": mark(
        "A list of backups moves nothing: leave out --move, or name a book instead of the word "
        "list."
    ),
    "backup-missing": mark(
        "The backup “{file}” is not in “{folder}”. Plug the stick in, or choose the file again."
    ),
    "backup-not-one": mark(
        "“{file}” is no backup of Sijill. Choose a file whose name ends in .sijill-backup."
    ),
    "backup-unreadable": mark(
        "“{file}” in “{folder}” cannot be read to its end; perhaps the stick was pulled out or is "
        "worn. Nothing was changed. Plug it in again, or take the other stick."
    ),
    "backup-damaged": mark(
        "The backup “{file}” is damaged: {part} is not what was written. Nothing was changed. Take "
        "another backup, from this stick or the other one."
    ),
    "backup-newer": mark(
        "The backup “{file}” was made by a newer version of Sijill ({program}). Nothing was "
        "changed. Install that version on this computer, then restore it."
    ),
    "backup-wrong-book": mark(
        "The backup “{file}” is of another book than the one that is open. Nothing was changed."
    ),
    "backup-document-missing": mark(
        "The backup “{file}” has no document “{document}”. Look for it in a backup that was made "
        "later."
    ),
    "backup-document-damaged": mark(
        "The document “{document}” of the backup “{file}” is missing or damaged on the stick. "
        "Nothing was written. Take another backup."
    ),
    "mend-incomplete": mark(
        "Documents that the book lacks and that are not whole on this stick either: {count}. Try "
        "the other stick."
    ),
    "move-unmarked": mark(
        "The backup “{file}” is good, but the book at {path} takes no writing, so it could not be "
        "marked as moved. Go on with the new computer, and put this copy out of use by hand."
    ),
    "restore-target-taken": mark(
        "Something else than this book already lies at {path}. Nothing was changed. Choose another "
        "name or folder."
    ),
    "restore-over-newer": mark(
        "The book at {path} is newer than the backup: it reaches {standing_day} with "
        "{standing_size} records (head {standing_head}), the backup {backup_day} with "
        "{backup_size} (head {backup_head}). Nothing was changed. To look at the backup, restore "
        "it under another name."
    ),
    "restore-over-other": mark(
        "The book at {path} has another history than the backup: head {standing_head} of "
        "{standing_day}, the backup {backup_head} of {backup_day}. Nothing was changed. Restore "
        "the backup under another name and compare the two."
    ),
    "restore-over-locked": mark(
        "The book at {path} opens with another passphrase than the backup, so it cannot be told "
        "which one is newer. Nothing was changed. Restore the backup under another name."
    ),
}
