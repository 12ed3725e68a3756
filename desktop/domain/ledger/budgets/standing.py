"""How a year goes against its budget: spent, promised, left, and what it will come to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from desktop.domain.ledger.budgets.budget import Figure, Place, chain_of
from desktop.domain.ledger.budgets.plan import Plan
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.year import Period


class Forecast(Enum):
    """How what is still to come is estimated: as budgeted, or as it went so far."""

    BUDGET = "budget"
    RUN_RATE = "run_rate"


class GroupBy(Enum):
    """What the rows of a budget report are."""

    ACCOUNT = "account"
    FUND = "fund"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one row stands, in minor units; income and expense are both positive.

    `key` is the account, fund or project of the row (None: any, or none). `planned` says whether
    the budget has a figure in it; `notes` are the reasons that were written down.
    """

    kind: AccountKind
    key: int | None
    planned: bool = False
    budget: int = 0
    actual: int = 0
    committed: int = 0
    prior: int = 0
    forecast: int = 0
    notes: tuple[str, ...] = ()

    @property
    def remaining(self) -> int:
        """What is left of the budget; negative where it is exceeded or promised beyond."""
        return self.budget - self.actual - self.committed

    @property
    def percent(self) -> int | None:
        """How much of the budget is reached, in hundredths of a percent, None without one."""
        return None if not self.budget else (self.actual * 20_000 // self.budget + 1) // 2

    def plus(self, other: Standing) -> Standing:
        """Return both together, under the key of this one."""
        return replace(
            self,
            planned=self.planned or other.planned,
            budget=self.budget + other.budget,
            actual=self.actual + other.actual,
            committed=self.committed + other.committed,
            prior=self.prior + other.prior,
            forecast=self.forecast + other.forecast,
            notes=(*self.notes, *other.notes),
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What the book says; amounts of lines with debits positive, promises of expenses."""

    actual: Iterable[tuple[Place, int]]
    prior: Iterable[tuple[Place, int]]
    promised: Iterable[tuple[Place, int]]
    notes: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frame:
    """The year's months, the last day that counts, and how the rest is estimated."""

    months: tuple[Period, ...]
    day: dt.date
    forecast: Forecast

    def still_to_come(self, figure: Figure) -> int:
        """Return what the budget has for the days after `day`; a running month in proportion."""
        rest = 0
        for month, amount in zip(self.months, figure.months, strict=True):
            days = (month.last_day - month.first_day).days + 1
            left = min(max((month.last_day - self.day).days, 0), days)
            rest += amount * left // days
        return rest

    def at_this_rate(self, actual: int) -> int:
        """Return what `actual` comes to by the end of the year if it goes on as so far."""
        first, last = self.months[0].first_day, self.months[-1].last_day
        gone = (min(self.day, last) - first).days + 1
        return actual * ((last - first).days + 1) // gone if gone > 0 else actual


def standings(
    plan: Plan, read: Read, frame: Frame, by: GroupBy, accounts: Mapping[int, Account]
) -> tuple[Standing, ...]:
    """Return the rows of a budget in order of kind and account (funds and projects by id)."""
    rows: dict[tuple[AccountKind, int | None], Standing] = {}
    key_of = _Keys(plan, by, accounts, frozenset(each.account_id for each in plan.figures))

    def add(place: Place, found: Standing) -> None:
        kind = accounts[place.account_id].kind
        key = key_of.key(place)
        rows[kind, key] = rows.get((kind, key), Standing(kind, key)).plus(found)

    nothing = Standing(AccountKind.EXPENSE, None)
    for place, figure in plan.figures.items():
        rest = frame.still_to_come(figure) if frame.forecast is Forecast.BUDGET else 0
        add(place, replace(nothing, planned=True, budget=figure.amount, forecast=rest))
    for place, amount in read.actual:
        natural = _natural(place, amount, accounts)
        rate = frame.forecast is Forecast.RUN_RATE
        whole = frame.at_this_rate(natural) if rate else natural
        add(place, replace(nothing, actual=natural, forecast=whole))
    for place, amount in read.prior:
        add(place, replace(nothing, prior=_natural(place, amount, accounts)))
    for place, amount in read.promised:
        add(place, replace(nothing, committed=amount))
    _add_notes(rows, key_of, read.notes, accounts)
    kinds = list(AccountKind)
    return tuple(
        sorted(rows.values(), key=lambda row: (kinds.index(row.kind), key_of.order(row.key)))
    )


@dataclass(frozen=True, slots=True)
class _Keys:
    """Which row a place belongs to."""

    plan: Plan
    by: GroupBy
    accounts: Mapping[int, Account]
    planned: frozenset[int]

    def key(self, place: Place) -> int | None:
        held = self.plan.place_of(place, self.accounts)
        if self.by is GroupBy.FUND:
            return (held or place).fund_id
        if self.by is GroupBy.PROJECT:
            return (held or place).project_id
        chain = chain_of(place.account_id, self.accounts)
        return next((each for each in chain if each in self.planned), place.account_id)

    def order(self, key: int | None) -> tuple[str, int]:
        if self.by is GroupBy.ACCOUNT and key is not None:
            return (self.accounts[key].code, key)
        return ("", -1 if key is None else key)


def _add_notes(
    rows: dict[tuple[AccountKind, int | None], Standing],
    key_of: _Keys,
    notes: Mapping[Place, str],
    accounts: Mapping[int, Account],
) -> None:
    by_row: dict[tuple[AccountKind, int | None], list[str]] = defaultdict(list)
    for place, note in notes.items():
        by_row[accounts[place.account_id].kind, key_of.key(place)].append(note)
    for at, said in by_row.items():
        if at in rows:
            rows[at] = replace(rows[at], notes=tuple(said))


def _natural(place: Place, amount: int, accounts: Mapping[int, Account]) -> int:
    return amount if accounts[place.account_id].kind.debit_natured else -amount
