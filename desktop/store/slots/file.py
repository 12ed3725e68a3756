"""The file slots.json: read with every oddity refused, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.store.slots.form import LARGEST_FILE, parsed, to_json
from desktop.store.slots.slot import Slots

_ODD: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError)


def read(path: Path) -> Slots:
    """Read the file of slots.

    Raises UserError `book-unreadable`, or `slots-damaged` (field `file`) for anything odd in it.
    """
    try:
        with path.open("rb") as file:
            return parsed(file.read(LARGEST_FILE + 1))
    except PermissionError as error:
        raise UserError("book-unreadable", path=str(path.parent)) from error
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        raise UserError("slots-damaged", file=str(path)) from error


def write(path: Path, slots: Slots) -> None:
    """Write the file of slots whole or not at all (temporary file, sync, rename)."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(to_json(slots))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system has such a thing."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
