"""Errors of writing a file to a folder or a stick."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "write-target-exists": mark(
        "A file named “{file}” already lies in “{folder}”. Nothing was written. Choose "
        "another folder, or move that file away."
    ),
    "write-folder-missing": mark(
        "The folder “{folder}” is not there. Nothing was written. Check that the stick is "
        "plugged in, then choose the folder again."
    ),
    "write-target-full": mark(
        "There is not enough room in “{folder}”. The unfinished file was removed. Free some "
        "room, or use another stick."
    ),
    "write-file-too-large": mark(
        "The file is larger than one file may be in “{folder}” (4 GB on a FAT32 stick). "
        "Nothing was left there. Use a stick formatted as exFAT or NTFS."
    ),
    "write-read-only": mark(
        "Writing to “{folder}” is not allowed. Nothing was written. Slide the lock of the "
        "stick open, or choose a folder of your own."
    ),
    "write-device-gone": mark(
        "“{folder}” stopped answering while the file was being written; perhaps the stick "
        "was pulled out. The file is not there in full. Plug the stick in and write again."
    ),
    "write-incomplete": mark(
        "Fewer bytes arrived in “{folder}” than were sent. The unfinished file was removed. "
        "Write again, or use another stick."
    ),
    "write-read-back-differs": mark(
        "“{file}” was read back from “{folder}” and is not what was written. The stick is "
        "worn, or smaller than it claims. The file was removed. Use another stick."
    ),
    "write-failed": mark(
        "The file could not be written to “{folder}”: {detail}. Nothing was left there. Try "
        "another folder."
    ),
}
