"""A grant agreement as it is entered, and the rules that it must keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.dimensions import Fund, Restriction
from desktop.domain.ledger.entry import LARGEST_AMOUNT


class Recognition(Enum):
    """When a grant becomes income (INPAS 23: at once, or as its obligations are met)."""

    IMMEDIATE = "immediate"
    AS_SPENT = "as_spent"
    CONDITIONS = "conditions"


class GrantStatus(Enum):
    """Where an agreement stands."""

    ACTIVE = "active"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Hold:
    """Why nothing may be spent yet, and the approval by which that ends.

    Spending is barred until `until`, or, where that is None, until an approval is entered. An
    approval that is entered lifts the bar from its own day on.
    """

    reason: str
    until: dt.date | None = None
    authority: str = ""
    number: str = ""
    approved: dt.date | None = None

    def bars(self, day: dt.date) -> bool:
        """Return whether nothing may be spent on `day`."""
        if self.until is not None and day >= self.until:
            return False
        return self.approved is None or day < self.approved


@dataclass(frozen=True, slots=True)
class NewTranche:
    """An instalment to come; `amount` in minor units of the grant's currency.

    `condition` is the number of the condition (from 1) on which it depends.
    """

    due: dt.date
    amount: int
    condition: int | None = None


@dataclass(frozen=True, slots=True)
class NewGrantLine:
    """A line of the donor's budget; `amount` in minor units of the grant's currency.

    `code` is that of a budget line of the fund; one that is not there yet is added with the names.
    Spending on `account_code`, or below it, counts for this line where a voucher names none.
    """

    code: str
    amount: int
    name_ar: str = ""
    name_en: str = ""
    account_code: str | None = None


@dataclass(frozen=True, slots=True)
class NewGrant:
    """A grant agreement to be entered; both days are inclusive.

    `amount` is in minor units of `currency`; `rate` is units of the base currency for one unit of
    it as agreed or budgeted (exact decimal text, "1" for the base currency itself). `income_code`
    is the account of income (None: the first one that is marked for grants).
    """

    code: str
    name_ar: str
    name_en: str
    fund_id: int
    partner_id: int
    reference: str
    currency: Currency
    amount: int
    first_day: dt.date
    last_day: dt.date
    rate: str = ""
    rate_source: str = ""
    recognition: Recognition = Recognition.IMMEDIATE
    income_code: str | None = None
    hold: Hold | None = None
    conditions: tuple[str, ...] = ()
    tranches: tuple[NewTranche, ...] = ()
    lines: tuple[NewGrantLine, ...] = ()
    reports: tuple[dt.date, ...] = ()


def check_grant(grant: NewGrant, base: Currency, funds: Mapping[int, Fund]) -> None:
    """Hold the rules of an agreement.

    Raises UserError `fund-missing`, `grant-fund-bound` (the fund is not a restricted one),
    `grant-amount`, `grant-period`, `grant-rate-missing`, `grant-tranche-amount`,
    `grant-tranches-beyond`, `grant-line-amount`, `grant-lines-beyond`, `grant-condition-unknown`
    or `grant-report-day`.
    """
    fund = funds.get(grant.fund_id)
    if fund is None:
        raise UserError("fund-missing")
    if fund.restriction is not Restriction.RESTRICTED:
        raise UserError("grant-fund-bound", fund=fund.code)
    if not 0 < grant.amount <= LARGEST_AMOUNT:
        raise UserError("grant-amount", grant=grant.code)
    check_period(grant.code, grant.first_day, grant.last_day)
    if grant.currency != base and not (grant.rate and grant.rate_source.strip()):
        raise UserError("grant-rate-missing", grant=grant.code, currency=grant.currency.code)
    check_sums(
        grant.code,
        grant.currency,
        grant.amount,
        [each.amount for each in grant.tranches],
        [each.amount for each in grant.lines],
    )
    for tranche in grant.tranches:
        check_condition(grant.code, tranche.condition, len(grant.conditions))
    for day in grant.reports:
        check_report_day(grant.code, day, grant.first_day)


def check_period(code: str, first_day: dt.date, last_day: dt.date) -> None:
    """Raise UserError `grant-period` for an eligible period that ends before it begins."""
    if first_day > last_day:
        raise UserError("grant-period", grant=code, first=first_day, last=last_day)


def check_condition(code: str, number: int | None, known: int) -> None:
    """Raise UserError `grant-condition-unknown` for a condition that is not there."""
    if number is not None and not 1 <= number <= known:
        raise UserError("grant-condition-unknown", grant=code, number=number)


def check_report_day(code: str, day: dt.date, first_day: dt.date) -> None:
    """Raise UserError `grant-report-day` for a report that is due before the grant begins."""
    if day < first_day:
        raise UserError("grant-report-day", grant=code, day=day)


def check_sums(
    code: str, currency: Currency, amount: int, tranches: list[int], lines: list[int]
) -> None:
    """Hold instalments and budget lines within the grant; raises UserError as `check_grant`."""
    if any(not 0 < each <= LARGEST_AMOUNT for each in tranches):
        raise UserError("grant-tranche-amount", grant=code)
    if any(not 0 < each <= LARGEST_AMOUNT for each in lines):
        raise UserError("grant-line-amount", grant=code)
    fields = {
        "grant": code,
        "currency": currency.code,
        "amount": format_amount(amount, currency),
    }
    if sum(tranches) > amount:
        together = format_amount(sum(tranches), currency)
        raise UserError("grant-tranches-beyond", together=together, **fields)
    if sum(lines) > amount:
        together = format_amount(sum(lines), currency)
        raise UserError("grant-lines-beyond", together=together, **fields)
