"""What a line carries beside its account: the fund, the project and the partner."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class Restriction(Enum):
    """How far the donor binds a fund (INPAS: without and with donor restrictions; endowment)."""

    UNRESTRICTED = "unrestricted"
    RESTRICTED = "restricted"
    ENDOWMENT = "endowment"


class PartnerKind(Enum):
    """What a person or body outside the organisation is to it."""

    DONOR = "donor"
    SUPPLIER = "supplier"
    MEMBER = "member"
    STAFF = "staff"
    AUTHORITY = "authority"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NewFund:
    """A fund to be opened; `code` is unique and never changes."""

    code: str
    name_ar: str
    name_en: str
    restriction: Restriction


@dataclass(frozen=True, slots=True)
class Fund:
    """A fund of the book."""

    id: int
    code: str
    name_ar: str
    name_en: str
    restriction: Restriction
    active: bool


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project to be opened; `code` is unique and never changes; days are inclusive."""

    code: str
    name_ar: str
    name_en: str
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the book."""

    id: int
    code: str
    name_ar: str
    name_en: str
    first_day: dt.date | None
    last_day: dt.date | None
    active: bool


@dataclass(frozen=True, slots=True)
class NewPartner:
    """A partner to be entered; `code` is unique and never changes."""

    code: str
    name_ar: str
    name_en: str
    kind: PartnerKind


@dataclass(frozen=True, slots=True)
class Partner:
    """A donor, supplier, member or other party that lines can name."""

    id: int
    code: str
    name_ar: str
    name_en: str
    kind: PartnerKind
    active: bool
