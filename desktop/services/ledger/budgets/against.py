"""Read a year's budget against what happened, was promised and went before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.against import Against
from desktop.domain.ledger.budgets.budget import (
    BUDGETED,
    Budget,
    BudgetStatus,
    Place,
)
from desktop.domain.ledger.budgets.plan import Plan
from desktop.domain.ledger.budgets.standing import Forecast, Frame, GroupBy, Read, standings
from desktop.domain.ledger.dimensions import Branch, Fund, Project
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.budgets.committing import promised_in
from desktop.services.ledger.budgets.years import months_of_year, year_before, year_named
from desktop.store.book import Book
from desktop.store.queries import budgets as queries
from desktop.store.queries.budget_actuals import actuals
from desktop.store.queries.masters import load_masters

_Coded = TypeVar("_Coded", Fund, Project, Branch)


@dataclass(frozen=True, slots=True)
class BudgetAsked:
    """What is to be shown.

    `code` is a version (None: the adopted one, else the newest draft); `fund`, `project` and
    `branch` are codes that narrow it ("" for all); `day` is the last day that counts (None: today,
    within the year).
    """

    year: str | None = None
    code: str | None = None
    fund: str = ""
    project: str = ""
    branch: str = ""
    day: dt.date | None = None
    forecast: Forecast = Forecast.BUDGET
    by: GroupBy = GroupBy.ACCOUNT


def budget_against(book: Book, by: Acting, asked: BudgetAsked) -> Against:
    """Return how the year stands.

    Raises UserError `year-unknown`, `budget-code-unknown` or `budget-place-unknown`.
    """
    today = book.now().astimezone().date()
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        budget, year = _version(conn, masters, asked)
        narrow = Place(
            0,
            _id_of(masters.funds, asked.fund),
            _id_of(masters.projects, asked.project),
            _id_of(masters.branches, asked.branch),
        )
        day = min(max(asked.day or today, year.first_day), year.last_day)
        figures = () if budget is None else queries.load_figures(conn, budget.id).values()
        plan = Plan.of(each for each in figures if each.amount and _within(each.place, narrow))
        frame = Frame(months_of_year(masters, year), day, asked.forecast)
        read = _Reader(conn, masters, plan, narrow, asked.by).read(year, day)
    rows = standings(plan, read, frame, asked.by, masters.accounts)
    rows = tuple(each for each in rows if each.planned or each.actual or each.committed)
    return Against(budget, year, day, asked.forecast, asked.by, rows, masters, *narrow[1:])


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what the rows are made of, as far apart as the plan and the question need it."""

    conn: Connection
    masters: Masters
    plan: Plan
    narrow: Place
    by: GroupBy

    def read(self, year: FiscalYear, day: dt.date) -> Read:
        before = year_before(self.masters, year)
        promised = promised_in(self.conn, self.masters, year, day)
        notes = queries.load_notes(self.conn, year.id)
        return Read(
            self._lines(year, day),
            () if before is None else self._lines(before, before.last_day),
            self._kept((each.place, each.amount) for each in promised),
            {place: note for place, note in notes.items() if _within_note(place, self.narrow)},
        )

    def _lines(self, year: FiscalYear, day: dt.date) -> list[tuple[Place, int]]:
        _, _, project, branch = self.narrow
        rows = actuals(
            self.conn,
            year,
            (each.id for each in self.masters.accounts.values() if each.kind in BUDGETED),
            through=day,
            by_project=(self.plan.by_project or project is not None or self.by is GroupBy.PROJECT),
            by_branch=self.plan.by_branch or branch is not None,
        )
        return self._kept((row.place, row.amount) for row in rows)

    def _kept(self, rows: Iterable[tuple[Place, int]]) -> list[tuple[Place, int]]:
        return [(place, amount) for place, amount in rows if _within(place, self.narrow)]


def _version(
    conn: Connection, masters: Masters, asked: BudgetAsked
) -> tuple[Budget | None, FiscalYear]:
    if asked.code is not None:
        budget = queries.load_budget(conn, asked.code)
        return budget, masters.years[budget.fiscal_year_id]
    year = year_named(masters, asked.year)
    held = [each for each in queries.load_budgets(conn) if each.fiscal_year_id == year.id]
    for status in (BudgetStatus.ADOPTED, BudgetStatus.DRAFT):
        of_status = [each for each in held if each.status is status]
        if of_status:
            return of_status[-1], year
    return None, year


def _within(place: Place, narrow: Place) -> bool:
    """Return whether a place names everything that the question was narrowed to."""
    return all(
        wanted is None or given == wanted
        for given, wanted in zip(place[1:], narrow[1:], strict=True)
    )


def _within_note(place: Place, narrow: Place) -> bool:
    return _within(place._replace(branch_id=narrow.branch_id), narrow)


def _id_of(table: Mapping[int, _Coded], code: str) -> int | None:
    if not code:
        return None
    for each in table.values():
        if each.code == code:
            return each.id
    raise UserError("budget-place-unknown")
