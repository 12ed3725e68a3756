"""Which fields of an entry a profile may keep back, so that a version can be shown to anybody.

A closed field is absent, not covered: it is neither drawn nor written into the annex, and its place
in the leaf of the log stays a digest. Whoever holds the open version can prove what stood there.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Closable(Enum):
    """A field of an entry that can be kept back; the value is its name in the log."""

    NARRATION = "narration"
    REFERENCE = "reference"


def names_of(closed: Iterable[Closable]) -> frozenset[str]:
    """Return the names that these fields have in the log."""
    return frozenset(each.value for each in closed)
