"""What passes from one officer to the next with an office, on the day of the hand-over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role

MOST_ITEMS = 40
LONGEST_ITEM = 200
LONGEST_REMARKS = 4000


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account or a fund holds on the day, in minor units (debit positive)."""

    code: str
    name_ar: str
    name_en: str
    amount: int


@dataclass(frozen=True, slots=True)
class OpenItems:
    """What the next one finds unfinished; `open_months` are months of the past still unlocked."""

    drafts: int
    proposals: int
    findings: int
    unreceipted: int
    open_months: int
    open_years: int


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """An officer with a way into the book; `fingerprint` is of the certificate, eight groups."""

    code: str
    name_ar: str
    name_en: str
    roles: frozenset[Role]
    enters: bool
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A confidential group and the codes of its members."""

    name_ar: str
    name_en: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOverFacts:
    """Everything that the report lists, read in one snapshot of the book.

    `recovery` is when the recovery code was made (None: there is none), `backup` when the last
    verified backup was made, `log_head` the short head of the log.
    """

    organisation_ar: str
    organisation_en: str
    currency: Currency
    day: dt.date
    assets: tuple[Balance, ...]
    debts: tuple[Balance, ...]
    funds: tuple[Balance, ...]
    open_items: OpenItems
    holders: tuple[KeyHolder, ...]
    circles: tuple[Circle, ...]
    recovery: dt.datetime | None
    backup: dt.datetime | None
    documents: int
    log_head: str


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two officers."""

    code: str
    name_ar: str
    name_en: str


@dataclass(frozen=True, slots=True)
class HandOverText:
    """What the two write into the report themselves: things handed over, and remarks."""

    items: tuple[str, ...] = ()
    remarks: str = ""

    def __post_init__(self) -> None:
        """Refuse more than a page can take: UserError `hand-over-too-long`."""
        long = any(len(item) > LONGEST_ITEM for item in self.items)
        if long or len(self.items) > MOST_ITEMS or len(self.remarks) > LONGEST_REMARKS:
            raise UserError(
                "hand-over-too-long",
                items=MOST_ITEMS,
                item=LONGEST_ITEM,
                remarks=LONGEST_REMARKS,
            )
