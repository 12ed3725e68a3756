"""A budget of a fiscal year: its versions, its figures, and the rules that figures keep."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.ledger.masters import Masters

BUDGETED: Final = (AccountKind.INCOME, AccountKind.EXPENSE)
"""The kinds of account that a budget is made of."""
MOST_FIGURES: Final = 5_000


class BudgetKind(Enum):
    """What a version is: not decided yet, the first that was adopted for its year, or a later one.

    A draft gets its kind when it is adopted.
    """

    DRAFT = "draft"
    APPROVED = "approved"
    REVISED = "revised"


class BudgetStatus(Enum):
    """Only a draft changes; a draft that nobody wants is dropped, and never adopted."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"


class Place(NamedTuple):
    """What a figure is for: an account or heading; None stands for any fund, project or branch."""

    account_id: int
    fund_id: int | None = None
    project_id: int | None = None
    branch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What a place is given, for each month of the fiscal year, in minor units, never negative.

    Income and expenses are both written as positive amounts.
    """

    place: Place
    months: tuple[int, ...]

    @property
    def amount(self) -> int:
        """The whole year, in minor units."""
        return sum(self.months)


@dataclass(frozen=True, slots=True)
class Budget:
    """A version of a year's budget.

    `based_on` is the id of the version that it began as a copy of; `resolution` and its day say
    who adopted it, and are empty in a draft.
    """

    id: int
    fiscal_year_id: int
    code: str
    kind: BudgetKind
    status: BudgetStatus
    based_on: int | None
    resolution: str
    resolution_day: dt.date | None
    officer_id: int
    note: str


def check_figures(figures: Iterable[Figure], masters: Masters, months: int) -> None:
    """Hold the rules of a budget's figures.

    Raises UserError `budget-place-unknown`, `budget-account-kind`, `budget-months`,
    `budget-figure-negative`, `budget-figure-large`, `budget-place-twice`,
    `budget-heading-and-account` or `budget-figures-many`.
    """
    by_account: dict[int, list[Place]] = defaultdict(list)
    for count, figure in enumerate(figures, 1):
        if count > MOST_FIGURES:
            raise UserError("budget-figures-many", most=MOST_FIGURES)
        check_figure(figure, masters, months)
        place = figure.place
        if place in by_account[place.account_id]:
            raise UserError("budget-place-twice", place=place_name(place, masters))
        by_account[place.account_id].append(place)
    for account_id, places in by_account.items():
        for heading in chain_of(account_id, masters.accounts):
            if heading != account_id and _any_meet(places, by_account.get(heading, ())):
                raise UserError(
                    "budget-heading-and-account",
                    heading=masters.accounts[heading].code,
                    account=masters.accounts[account_id].code,
                )


def check_figure(figure: Figure, masters: Masters, months: int) -> None:
    """Hold the rules of one figure, as `check_figures` does."""
    place = figure.place
    named = (
        (place.account_id, masters.accounts),
        (place.fund_id, masters.funds),
        (place.project_id, masters.projects),
        (place.branch_id, masters.branches),
    )
    if any(key is not None and key not in table for key, table in named):
        raise UserError("budget-place-unknown")
    account = masters.accounts[place.account_id]
    if account.kind not in BUDGETED:
        raise UserError("budget-account-kind", account=account.code)
    if len(figure.months) != months:
        raise UserError("budget-months", account=account.code, count=months)
    for month, amount in enumerate(figure.months, 1):
        if amount < 0:
            raise UserError("budget-figure-negative", account=account.code, month=month)
        if amount > LARGEST_AMOUNT or figure.amount > LARGEST_AMOUNT:
            raise UserError("budget-figure-large", account=account.code, month=month)


def chain_of(account_id: int, accounts: Mapping[int, Account]) -> Iterator[int]:
    """Yield the account and the headings above it, the nearest first."""
    at: int | None = account_id
    while at is not None:
        yield at
        at = accounts[at].parent_id


def leaves_below(heading: int, accounts: Mapping[int, Account]) -> tuple[int, ...]:
    """Return the accounts that can be posted to, at or below `heading`, in order of code."""
    return tuple(
        account.id
        for account in accounts.values()
        if account.postable and heading in chain_of(account.id, accounts)
    )


def place_name(place: Place, masters: Masters) -> str:
    """Return the codes of what a place names, in the order of fund, project, branch, account."""
    named = (
        None if place.fund_id is None else masters.funds[place.fund_id].code,
        None if place.project_id is None else masters.projects[place.project_id].code,
        None if place.branch_id is None else masters.branches[place.branch_id].code,
        masters.accounts[place.account_id].code,
    )
    return " / ".join(code for code in named if code is not None)


def _any_meet(some: Iterable[Place], others: Iterable[Place]) -> bool:
    """Return whether one line could belong to a place of both."""
    held = tuple(others)
    return any(
        all(a is None or b is None or a == b for a, b in zip(one[1:], other[1:], strict=True))
        for one in some
        for other in held
    )
