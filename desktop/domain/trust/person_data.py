"""Everything that the book holds about one person, as it is given to them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """The record as it stood from `at` (ISO, UTC) on; `columns` are (name, value) as stored."""

    at: str
    maker: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line of an entry with this person: `amount` in minor units, debit positive."""

    day: dt.date
    year: str
    series: str
    number: int
    narration: str
    memo: str
    account: str
    amount: int


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document attached to the person's record."""

    title: str
    file_name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PersonData:
    """The person's code and names, every version of their record, their lines and documents."""

    code: str
    name_ar: str
    name_en: str
    kind: str
    currency: str
    exponent: int
    organisation_ar: str
    organisation_en: str
    versions: tuple[HeldVersion, ...]
    lines: tuple[HeldLine, ...]
    documents: tuple[HeldDocument, ...]
