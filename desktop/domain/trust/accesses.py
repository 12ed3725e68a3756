"""How something confidential can leave the book's keeping."""

from __future__ import annotations

from enum import Enum


class AccessKind(Enum):
    """What was done with a confidential document."""

    OPENED = "opened"
    PRINTED = "printed"
    EXPORTED = "exported"
