"""Members' dues: classes, what each class owes a year, who belongs to it, and charging a span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.domain.errors import UserError
from desktop.domain.ledger.year import FiscalYear


class PartYear(Enum):
    """What a member owes who belonged to the class for a part of the span that is charged."""

    WHOLE = "whole"
    MONTHS = "months"
    HALF = "half"


@dataclass(frozen=True, slots=True)
class DuesClass:
    """A class of members; `code` is unique and never changes."""

    id: int
    code: str
    name_ar: str
    name_en: str
    active: bool


@dataclass(frozen=True, slots=True)
class DuesRate:
    """What a member of a class owes for a whole fiscal year, in minor units."""

    class_id: int
    fiscal_year_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class DuesMember:
    """That a partner belongs to a class from a day to a day, both inclusive (None: still)."""

    id: int
    partner_id: int
    class_id: int
    first_day: dt.date
    last_day: dt.date | None


@dataclass(frozen=True, slots=True)
class ChargeOrder:
    """What is to be charged: a span of a fiscal year, for one class or (None) for all.

    `day` is the day of the entry, `due_day` the day by which members are to pay.
    """

    fiscal_year_id: int
    first_day: dt.date
    last_day: dt.date
    day: dt.date
    due_day: dt.date
    class_id: int | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """What one member owes of a charge, in minor units."""

    partner_id: int
    class_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """Dues that were charged; `entry_id` is None while the entry waits, or was reversed."""

    id: int
    class_id: int | None
    fiscal_year_id: int
    first_day: dt.date
    last_day: dt.date
    due_day: dt.date
    members: int
    amount: int
    entry_id: int | None
    reversed: bool


def check_order(order: ChargeOrder, year: FiscalYear) -> None:
    """Raise UserError `due-before`, `charge-span` (not within the year) for what cannot be."""
    if order.due_day < order.day:
        raise UserError("due-before", day=order.day, due_day=order.due_day)
    within = year.first_day <= order.first_day <= order.last_day <= year.last_day
    if not within:
        raise UserError(
            "charge-span", year=year.name, first_day=year.first_day, last_day=year.last_day
        )


@dataclass(frozen=True, slots=True)
class Rates:
    """What a year's dues are, by class; `codes` are the codes of the classes."""

    amounts: Mapping[int, int]
    codes: Mapping[int, str]


def charges_of(
    order: ChargeOrder,
    year: FiscalYear,
    members: Iterable[DuesMember],
    rates: Rates,
    rule: PartYear,
) -> tuple[Charge, ...]:
    """Return what each member owes for the span.

    By months, who changed class within it owes for the months in each; by another rule, for the
    last class alone. Raises UserError `dues-rate-missing` where a class with members has no rate.
    """
    found: dict[tuple[int, int], Charge] = {}
    for member in sorted(members, key=lambda each: each.first_day):
        first = max(member.first_day, order.first_day)
        last = min(member.last_day or order.last_day, order.last_day)
        if first > last or (order.class_id is not None and member.class_id != order.class_id):
            continue
        if member.class_id not in rates.amounts:
            code = rates.codes[member.class_id]
            raise UserError("dues-rate-missing", dues_class=code, year=year.name)
        amount = _part(rates.amounts[member.class_id], (first, last), order, year, rule)
        key = member.partner_id, member.id if rule is PartYear.MONTHS else 0
        found[key] = Charge(member.partner_id, member.class_id, amount)
    return tuple(each for each in found.values() if each.amount > 0)


def _part(
    rate: int,
    belonged: tuple[dt.date, dt.date],
    order: ChargeOrder,
    year: FiscalYear,
    rule: PartYear,
) -> int:
    """Return the part of a year's `rate` owed for the span, by the rule; half a unit rounds up."""
    in_year = _months(year.first_day, year.last_day)
    in_span = _months(order.first_day, order.last_day)
    counted = in_span
    if rule is PartYear.MONTHS:
        counted = _months(*belonged)
    elif rule is PartYear.HALF and 2 * _months(*belonged) <= in_span:
        return (rate * in_span + in_year) // (2 * in_year)
    return (2 * rate * counted + in_year) // (2 * in_year)


def _months(first: dt.date, last: dt.date) -> int:
    """Return how many calendar months the days touch."""
    return (last.year - first.year) * 12 + last.month - first.month + 1
