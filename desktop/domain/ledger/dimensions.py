"""What a line carries beside its account: fund, budget line, project, branch and partner."""

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


class ZakatHead(Enum):
    """The eight heads on which zakat may be spent (Quran 9:60)."""

    POOR = "poor"
    NEEDY = "needy"
    COLLECTORS = "collectors"
    HEARTS = "hearts"
    BONDAGE = "bondage"
    DEBTORS = "debtors"
    CAUSE = "cause"
    WAYFARER = "wayfarer"


@dataclass(frozen=True, slots=True)
class NewBranch:
    """A branch to be entered; `code` is unique and never changes."""

    code: str
    name_ar: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the organisation, for which lines can be kept apart."""

    id: int
    code: str
    name_ar: str
    name_en: str
    active: bool


@dataclass(frozen=True, slots=True)
class NewFundLine:
    """A budget line of a fund to be entered; `code` is unique in the book and never changes.

    `amount` is what may be spent on it in all, in minor units of the base currency; None: no limit.
    """

    code: str
    fund_id: int
    name_ar: str
    name_en: str
    amount: int | None = None
    zakat_head: ZakatHead | None = None


@dataclass(frozen=True, slots=True)
class FundLine:
    """A budget line of a fund: a line of a donor's budget, or a head on which zakat is spent."""

    id: int
    code: str
    fund_id: int
    name_ar: str
    name_en: str
    amount: int | None
    zakat_head: ZakatHead | None
    active: bool
