"""A grant of the book, with its instalments, budget lines, conditions and reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.currency import Currency
from desktop.domain.ledger.grants.agreement import GrantStatus, Hold, Recognition
from desktop.domain.ledger.grants.terms import FundTerms
from desktop.domain.ledger.rate import base_amount
from desktop.domain.trust.controls import Control, Strictness


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that the donor asks for before money is due or earned; `met` is the day."""

    id: int
    number: int
    text: str
    met: dt.date | None


@dataclass(frozen=True, slots=True)
class Tranche:
    """An instalment; `amount` in minor units of the grant's currency."""

    id: int
    number: int
    due: dt.date
    amount: int
    condition_id: int | None


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A line of the donor's budget; `amount` in minor units of the grant's currency.

    Spending on `account_id`, or below it, counts for it where a posted line names no budget line.
    """

    id: int
    fund_line_id: int
    account_id: int | None
    amount: int


@dataclass(frozen=True, slots=True)
class DonorReport:
    """A report that is owed to the donor, and the day on which it was sent."""

    id: int
    due: dt.date
    sent: dt.date | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that came in for an instalment, with the entry that says so.

    `foreign` is in minor units of the grant's currency, `base` in those of the book's; `income` is
    the part of `base` that was income at once (the rest was put off).
    """

    tranche_id: int
    entry_id: int
    day: dt.date
    foreign: int
    base: int
    income: int


@dataclass(frozen=True, slots=True)
class Grant:
    """An agreement as it stands; amounts as in `NewGrant`."""

    id: int
    code: str
    name_ar: str
    name_en: str
    fund_id: int
    partner_id: int
    reference: str
    currency: Currency
    amount: int
    rate: str
    rate_source: str
    first_day: dt.date
    last_day: dt.date
    recognition: Recognition
    income_account_id: int | None
    status: GrantStatus
    hold: Hold | None
    conditions: tuple[Condition, ...]
    tranches: tuple[Tranche, ...]
    lines: tuple[GrantLine, ...]
    reports: tuple[DonorReport, ...]

    def is_met(self, tranche: Tranche) -> bool:
        """Return whether nothing stands between this instalment and the grantee."""
        return all(
            each.met is not None for each in self.conditions if each.id == tranche.condition_id
        )

    def worth(self, received_foreign: int, received_base: int, base: Currency) -> int:
        """Return what the whole grant is worth in minor units of `base`.

        What has come in counts as it was booked, the rest at the agreed rate.
        """
        rest = max(self.amount - received_foreign, 0)
        return received_base + base_amount(rest, self.currency, self.rate, base)

    def share(self, amount: int, worth: int) -> int:
        """Return what `amount` of the grant's currency is worth where all of it is `worth`."""
        return scaled(amount, worth, self.amount)

    def in_own(self, base: int, worth: int) -> int:
        """Return what `base` of the book's currency is in the grant's where it is `worth`."""
        return scaled(base, self.amount, worth) if worth else 0


@dataclass(frozen=True, slots=True)
class FundLaw:
    """What spending from a fund is held against; `choices` go before the settings of the book."""

    terms: FundTerms | None = None
    grant: Grant | None = None
    choices: Mapping[Control, Strictness] = field(default_factory=dict)


def scaled(amount: int, over: int, under: int) -> int:
    """Return amount x over / under, rounded half away from zero; `under` is positive."""
    product = amount * over
    whole = (2 * abs(product) + under) // (2 * under)
    return whole if product >= 0 else -whole
