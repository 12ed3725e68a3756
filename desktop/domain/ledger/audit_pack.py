"""What an audit pack can hold, and why something is not in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final


class PackPart(Enum):
    """The parts of a pack that can be chosen; the index is always there."""

    REPORTS = "reports"
    DATA = "data"
    LISTS = "lists"
    VOUCHERS = "vouchers"
    LOG = "log"


EVERYTHING: Final = frozenset(PackPart)


class WhyLeftOut(Enum):
    """Why something that one would look for is not in a pack."""

    NO_RECORDS = "no_records"
    NOT_PERMITTED = "not_permitted"
    DAMAGED = "damaged"
    CANNOT_BE_MADE = "cannot_be_made"
    TOO_MANY = "too_many"
    NOT_CHOSEN = "not_chosen"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not there: `name` as the file would be called, `key` of the error that says more."""

    name: str
    why: WhyLeftOut
    key: str = ""


_OTHER: Final = re.compile(r"[^A-Za-z0-9]+")
_LONGEST: Final = 40


def ascii_part(text: str, otherwise: str) -> str:
    """Return `text` as a part of a file name: ASCII letters, digits and hyphens."""
    return _OTHER.sub("-", text).strip("-")[:_LONGEST].strip("-") or otherwise


def pack_name(year: str, *, zipped: bool) -> str:
    """Return the name of a year's pack: audit-pack-2025, or audit-pack-2025.zip."""
    return f"audit-pack-{ascii_part(year, 'year')}{'.zip' if zipped else ''}"
