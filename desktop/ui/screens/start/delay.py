"""How long to wait after wrong passphrases: ever longer, never for good."""

from __future__ import annotations

from typing import Final

_FREE: Final = 2
"""Slips of the finger that cost nothing."""

LONGEST: Final = 60


def pause_after(failures: int) -> int:
    """Return the seconds to wait after so many failures in a row: 0, 0, 2, 4, 8 … 60."""
    if failures <= _FREE:
        return 0
    return int(min(LONGEST, 2 ** min(failures - _FREE, 10)))
