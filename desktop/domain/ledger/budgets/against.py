"""The budget against what happened, as a schedule ready to be drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.ledger.budgets.budget import Budget, leaves_below
from desktop.domain.ledger.budgets.standing import Forecast, GroupBy, Standing
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.dimensions import Fund, Project
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.schedules.schedule import (
    Cell,
    Column,
    Fact,
    Holds,
    Link,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.domain.ledger.statements.table import Drill, RowKind
from desktop.domain.ledger.year import FiscalYear

KEYS: Final = {
    GroupBy.ACCOUNT: "budget",
    GroupBy.FUND: "budget-by-fund",
    GroupBy.PROJECT: "budget-by-project",
}
_AMOUNTS: Final = ("budget", "actual", "committed", "remaining")


@dataclass(frozen=True, slots=True)
class Against:
    """A version of a budget and how its year stands at the end of `day`.

    `budget` is None where nothing was adopted or drafted for the year: then the rows have none.
    `fund_id`, `project_id` and `branch_id` are what the rows were narrowed to.
    """

    budget: Budget | None
    year: FiscalYear
    day: dt.date
    forecast: Forecast
    by: GroupBy
    rows: tuple[Standing, ...]
    masters: Masters
    fund_id: int | None = None
    project_id: int | None = None
    branch_id: int | None = None

    def total(self, kind: AccountKind) -> Standing:
        """Return the rows of a kind added up."""
        total = Standing(kind, None)
        for row in self.rows:
            total = total.plus(row) if row.kind is kind else total
        return replace(total, notes=())

    def name_of(self, row: Standing) -> tuple[str, Name | None]:
        """Return the code and name of what a row is about; ("", None) for any or none."""
        tables: Mapping[GroupBy, Mapping[int, Account | Fund | Project]] = {
            GroupBy.ACCOUNT: self.masters.accounts,
            GroupBy.FUND: self.masters.funds,
            GroupBy.PROJECT: self.masters.projects,
        }
        if row.key is None:
            return "", None
        named = tables[self.by][row.key]
        return named.code, Name(named.name_ar, named.name_en)

    def drill_of(self, row: Standing) -> Drill | None:
        """Return the lines behind what a row has spent or earned, where they can be named."""
        if self.by is not GroupBy.ACCOUNT or row.key is None or not row.actual:
            return None
        if self.project_id is not None or self.branch_id is not None:
            return None
        accounts = leaves_below(row.key, self.masters.accounts)
        funds = None if self.fund_id is None else (self.fund_id,)
        return Drill(accounts, funds, self.year.first_day, self.day, self.year.first_day)


def budget_schedule(against: Against) -> Schedule:
    """Return the schedule: income, expenses, and what is left of the one for the other."""
    masters = against.masters
    organisation = masters.organisation
    columns = (
        Column("code", optional=True),
        Column("name"),
        *(Column(key, Holds.AMOUNT, optional=key == "committed") for key in _AMOUNTS),
        Column("percent", Holds.PERCENT),
        Column("prior", Holds.AMOUNT, optional=True),
        Column("forecast", Holds.AMOUNT),
        Column("note", optional=True),
    )
    rows: list[Row] = []
    for kind, key in ((AccountKind.INCOME, "income"), (AccountKind.EXPENSE, "expense")):
        found = [row for row in against.rows if row.kind is kind]
        if found:
            rows.append(Row(RowKind.HEADING, (Said(key),)))
            rows += _section(against, found)
            rows.append(_row(RowKind.SUBTOTAL, "", Said(f"{key}-total"), against.total(kind)))
    income, expense = against.total(AccountKind.INCOME), against.total(AccountKind.EXPENSE)
    rows.append(_result(income, expense))
    return Schedule(
        key=KEYS[against.by],
        organisation=Name(organisation.name_ar, organisation.name_en),
        currency=organisation.currency,
        year=against.year.name,
        first_day=against.year.first_day,
        last_day=against.day,
        columns=columns,
        rows=tuple(rows),
        subject=_subject(against),
        facts=_facts(against),
        notes=(f"forecast-{against.forecast.value.replace('_', '-')}", "committed"),
    )


def _section(against: Against, found: list[Standing]) -> list[Row]:
    """Return the rows of one kind; what is outside the budget stands below a heading of its own."""
    rows = [_of(against, row) for row in found if row.planned]
    outside = [_of(against, row) for row in found if not row.planned]
    if outside and rows:
        rows.append(Row(RowKind.HEADING, (Said("outside"),), level=1))
    return rows + outside


def _of(against: Against, row: Standing) -> Row:
    code, name = against.name_of(row)
    said: Cell = Said(f"any-{against.by.value}") if name is None else name
    drill = against.drill_of(row)
    link = None if drill is None else Link(drill=drill)
    return _row(RowKind.ACCOUNT, code, said, row, link)


def _row(kind: RowKind, code: str, name: Cell, row: Standing, link: Link | None = None) -> Row:
    cells: tuple[Cell, ...] = (
        code,
        name,
        row.budget,
        row.actual,
        row.committed,
        row.remaining,
        row.percent,
        row.prior,
        row.forecast,
        " \u2014 ".join(row.notes),
    )
    return Row(kind, cells, level=1 if kind is RowKind.ACCOUNT else 0, link=link)


def _result(income: Standing, expense: Standing) -> Row:
    """Return what income leaves over expenses; what is left of both budgets says nothing there."""
    cells: tuple[Cell, ...] = (
        "",
        Said("result"),
        income.budget - expense.budget,
        income.actual - expense.actual,
        None,
        None,
        None,
        income.prior - expense.prior,
        income.forecast - expense.forecast,
        "",
    )
    return Row(RowKind.TOTAL, cells)


def _subject(against: Against) -> Name | None:
    masters = against.masters
    named: tuple[Fund | Project | None, ...] = (
        None if against.fund_id is None else masters.funds[against.fund_id],
        None if against.project_id is None else masters.projects[against.project_id],
    )
    found = [each for each in named if each is not None]
    if not found:
        return None
    return Name(
        " \u00b7 ".join(each.name_ar or each.name_en for each in found),
        " \u00b7 ".join(each.name_en or each.name_ar for each in found),
    )


def _facts(against: Against) -> tuple[Fact, ...]:
    budget = against.budget
    if budget is None:
        return (Fact("none", Said("none")),)
    facts = [Fact("version", budget.code), Fact("kind", budget.kind)]
    if budget.resolution_day is not None:
        facts += [Fact("resolution", budget.resolution), Fact("adopted", budget.resolution_day)]
    return (*facts, Fact("forecast", against.forecast))
