"""Draw samples of vouchers for inspection, so that anybody can draw the same one again.

Everything follows from the seed by SHA-256, and from nothing else: no clock, and no generator whose
state or version matters. Number of a text: SHA-256 of "sijill-sample-1", the seed and the text,
joined by line feeds (UTF-8), read as a big-endian integer.

- Random: vouchers in order of their numbers; the first `size` are drawn.
- By amount (monetary unit sampling, systematic): of the total amount T, the units
  (start + floor(k * T / size)) mod T for k = 0 to size - 1, where start is the number of "start"
  modulo T; a voucher is drawn when one of its units is. So each unit is drawn with probability
  size / T exactly (up to the modulo's bias, below 2^-190).
- By strata: at random, `size` in each stratum, or all of one that has fewer.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Final

from desktop.domain.errors import UserError

_FORMAT: Final = "sijill-sample-1"
MOST_SEED: Final = 100


class SampleMethod(Enum):
    """How a sample is drawn."""

    RANDOM = "random"
    AMOUNT = "amount"
    STRATA = "strata"


class Stratum(Enum):
    """What divides a population into strata."""

    BAND = "band"
    ACCOUNT = "account"
    PROJECT = "project"
    SERIES = "series"


class TickResult(Enum):
    """What the auditor saw of a voucher."""

    OK = "ok"
    EXCEPTION = "exception"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Unit:
    """A voucher of the population: `subject` as the pack calls it, `amount` in minor units."""

    entry_id: int
    subject: str
    amount: int
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """A voucher that was drawn; `reason` is "random", "amount:<times hit>" or "stratum:<name>"."""

    unit: Unit
    reason: str


@dataclass(frozen=True, slots=True)
class SampleOrder:
    """What to draw: with `STRATA`, `size` is for each stratum. `bands` are lower bounds."""

    method: SampleMethod
    seed: str
    size: int
    by: Stratum = Stratum.SERIES
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A sample as a list shows it; amounts in minor units, `officer` by code."""

    id: int
    year: str
    method: SampleMethod
    seed: str
    parameters: str
    population: int
    population_amount: int
    officer: str
    recorded_at: dt.datetime
    items: int
    ticked: int


@dataclass(frozen=True, slots=True)
class SampleItem:
    """A voucher of a sample; `result` None while nobody looked at it."""

    id: int
    entry_id: int
    entry: str
    day: dt.date
    amount: int
    narration: str
    reason: str
    result: TickResult | None
    note: str
    officer: str


def number_of(seed: str, text: str) -> int:
    """Return the number of a text under a seed."""
    return int.from_bytes(sha256(f"{_FORMAT}\n{seed}\n{text}".encode()).digest(), "big")


def check_order(order: SampleOrder, population: int) -> None:
    """Raise UserError `sample-seed-empty`, `sample-seed-long`, `sample-size` or `sample-larger`."""
    if not order.seed.strip():
        raise UserError("sample-seed-empty")
    if len(order.seed) > MOST_SEED:
        raise UserError("sample-seed-long", most=MOST_SEED)
    if order.size < 1:
        raise UserError("sample-size")
    if order.size > population:
        raise UserError("sample-larger", size=order.size, population=population)


def draw(units: Sequence[Unit], order: SampleOrder) -> tuple[Picked, ...]:
    """Return what is drawn, in the order of `units`; raises UserError as `check_order`."""
    check_order(order, len(units))
    rule: dict[SampleMethod, Callable[[Sequence[Unit], SampleOrder], dict[int, str]]] = {
        SampleMethod.RANDOM: _random,
        SampleMethod.AMOUNT: _by_amount,
        SampleMethod.STRATA: _by_strata,
    }
    found = rule[order.method](units, order)
    return tuple(Picked(unit, found[unit.entry_id]) for unit in units if unit.entry_id in found)


def _random(units: Sequence[Unit], order: SampleOrder) -> dict[int, str]:
    return {unit.entry_id: "random" for unit in _first(units, order)}


def _first(units: Sequence[Unit], order: SampleOrder) -> list[Unit]:
    return sorted(units, key=lambda unit: number_of(order.seed, unit.subject))[: order.size]


def _by_amount(units: Sequence[Unit], order: SampleOrder) -> dict[int, str]:
    total = sum(unit.amount for unit in units)
    start = number_of(order.seed, "start") % total
    points = sorted((start + place * total // order.size) % total for place in range(order.size))
    return {unit.entry_id: f"amount:{hits}" for unit, hits in hits_of(units, points)}


def hits_of(units: Sequence[Unit], points: Sequence[int]) -> list[tuple[Unit, int]]:
    """Return the units in which points (sorted, from 0) fall, with how many fall there."""
    found: list[tuple[Unit, int]] = []
    end = at = 0
    for unit in units:
        end += unit.amount
        first = at
        while at < len(points) and points[at] < end:
            at += 1
        if at > first:
            found.append((unit, at - first))
    return found


def _by_strata(units: Sequence[Unit], order: SampleOrder) -> dict[int, str]:
    strata: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        strata[unit.stratum].append(unit)
    return {
        unit.entry_id: f"stratum:{name}"
        for name, own in strata.items()
        for unit in _first(own, order)
    }


def band_of(amount: int, bands: Sequence[int]) -> str:
    """Return the band of an amount: the largest lower bound that it reaches, in minor units."""
    return str(max((bound for bound in bands if bound <= amount), default=0))
