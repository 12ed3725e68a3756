"""The table of exchange rates: what was noted for a day, and which rate holds on another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.rate import parse_rate

_JUMP: Final = 5
"""A rate so many times the one before, or so small a part of it, is more likely a slip: the two
currencies exchanged, or a point in the wrong place."""


@dataclass(frozen=True, slots=True)
class NewRate:
    """A rate to be noted: `rate` is exact decimal text, base units for one unit of `currency`."""

    currency: str
    day: dt.date
    rate: str
    source: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of the table; `officer` is the code of whoever noted it."""

    id: int
    currency: str
    day: dt.date
    rate: str
    source: str
    officer: str


@dataclass(frozen=True, slots=True)
class RateForDay:
    """The rate that holds on a day: the last one on or before it.

    `age` counts the days since `day`; `old` is true where that is more than the book allows.
    """

    currency: str
    rate: str
    source: str
    day: dt.date
    age: int
    old: bool


def clean_rate(rate: NewRate, base: Currency) -> NewRate:
    """Return the rate as it is kept.

    Raises UserError `unknown-currency`, `rate-own-currency`, `rate-empty`, `rate-unreadable`,
    `rate-zero` or `rate-source-empty`.
    """
    currency = currency_of(rate.currency.strip().upper())
    if currency == base:
        raise UserError("rate-own-currency", currency=base.code)
    source = clean_name(rate.source, field="rate_source")
    if not source:
        raise UserError("rate-source-empty")
    return NewRate(currency.code, rate.day, parse_rate(rate.rate), source)


def check_jump(rate: NewRate, before: str | None) -> None:
    """Raise UserError `rate-jump` where `rate` is far from the one known before it."""
    if before is None:
        return
    times = Decimal(rate.rate) / Decimal(before)
    if not Decimal(1) / _JUMP < times < _JUMP:
        raise UserError("rate-jump", rate=rate.rate, currency=rate.currency, before=before)


def holds_on(rates: Iterable[Rate], currency: str, day: dt.date, oldest: int) -> RateForDay | None:
    """Return the rate of `currency` on `day`, None where none is known by then.

    Of several noted for one day the last noted counts. `oldest` is the age in days up to which a
    rate is not called old.
    """
    known = [each for each in rates if each.currency == currency and each.day <= day]
    if not known:
        return None
    last = max(known, key=lambda each: (each.day, each.id))
    age = (day - last.day).days
    return RateForDay(currency, last.rate, last.source, last.day, age, age > oldest)
