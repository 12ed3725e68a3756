"""Where a backup can lie."""

from __future__ import annotations

from enum import Enum


class Medium(Enum):
    """What a backup was written to."""

    STICK = "stick"
    FOLDER = "folder"
