"""Take budgets back from a workbook: shown first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import BudgetStatus, Figure, Place, check_figures
from desktop.domain.ledger.budgets.differences import Difference, differences
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.budget_sheet import (
    ACCOUNT,
    BRANCH,
    FUND,
    PROJECT,
    Problem,
    ReadRow,
    ReadSheet,
)
from desktop.exchange.importers.tabular.grid import column_letter
from desktop.exchange.importers.tabular.read import bytes_of
from desktop.services.ledger.budgets.writing import replace_figures
from desktop.services.ledger.budgets.years import months_of_year
from desktop.store.book import Book
from desktop.store.queries.budgets import load_budget, load_figures
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What one sheet would change of the draft `code`; with a problem nothing is written."""

    sheet: str
    code: str
    figures: tuple[Figure, ...]
    changes: tuple[Difference, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class WorkbookPlan:
    """What taking a workbook in would do."""

    file: str
    sheets: tuple[SheetPlan, ...]
    masters: Masters

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong in the file."""
        return tuple(problem for sheet in self.sheets for problem in sheet.problems)


def preview_workbook(
    book: Book, by: Acting, path: Path, *, into: str | None = None
) -> WorkbookPlan:
    """Return what the workbook would change; nothing is written.

    Each sheet goes to the draft whose code it carries; with `into` the one sheet of the file goes
    to that draft. Raises UserError as `bytes_of` and `read_budgets` do, or `budget-workbook-many`.
    """
    from desktop.exchange.importers.budget_workbook import read_budgets  # noqa: PLC0415 - slow

    data = bytes_of(path)
    with book.read(by, Act.PREPARE_BUDGET) as conn:
        masters = load_masters(conn)
        sheets = read_budgets(data, path.name, masters.organisation.currency)
        if into is not None and len(sheets) != 1:
            raise UserError("budget-workbook-many", file=path.name, count=len(sheets))
        plans = tuple(_plan(conn, masters, sheet, into or sheet.code) for sheet in sheets)
    return WorkbookPlan(path.name, plans, masters)


def import_workbook(book: Book, by: Acting, plan: WorkbookPlan) -> None:
    """Write what `preview_workbook` planned, in one transaction.

    Raises UserError `budget-workbook-refused` where it has problems, or as `replace_figures` does.
    """
    if plan.problems:
        first = plan.problems[0]
        raise UserError(
            "budget-workbook-refused",
            file=plan.file,
            count=len(plan.problems),
            sheet=first.sheet,
            cell=f"{first.column}{first.row or ''}",
            reason=first.error,
        )
    with book.begin(by, Act.PREPARE_BUDGET) as tx:
        for sheet in plan.sheets:
            replace_figures(tx, load_budget(tx.conn, sheet.code), sheet.figures)


def _plan(conn: Connection, masters: Masters, sheet: ReadSheet, code: str) -> SheetPlan:
    problems = list(sheet.problems)
    figures: list[Figure] = []
    codes = _Codes.of(masters)
    for row in sheet.rows:
        try:
            figures.append(codes.figure(row))
        except _UnknownError as unknown:
            column = column_letter(unknown.column)
            problems.append(Problem(sheet.name, row.number, column, unknown.error))
    kept = tuple(each for each in figures if each.amount)
    changes: tuple[Difference, ...] = ()
    try:
        changes = _changes(conn, masters, sheet, code, kept)
    except UserError as error:
        problems.append(Problem(sheet.name, 0, "", error))
    return SheetPlan(sheet.name, code, kept, changes, tuple(problems))


def _changes(
    conn: Connection,
    masters: Masters,
    sheet: ReadSheet,
    code: str,
    figures: tuple[Figure, ...],
) -> tuple[Difference, ...]:
    held = load_budget(conn, code)
    year = masters.years[held.fiscal_year_id]
    if held.status is not BudgetStatus.DRAFT:
        raise UserError("budget-not-draft", code=code)
    if year.name != sheet.year:
        raise UserError("budget-workbook-year", code=code, year=year.name, given=sheet.year)
    check_figures(figures, masters, len(months_of_year(masters, year)))
    return differences(load_figures(conn, held.id).values(), figures)


class _UnknownError(Exception):
    """A code that the book does not have, and the column where it stands."""

    def __init__(self, column: int, error: UserError) -> None:
        super().__init__(column, error)
        self.column = column
        self.error = error


@dataclass(frozen=True, slots=True)
class _Codes:
    """The ids of every code that a row may name."""

    accounts: Mapping[str, int]
    funds: Mapping[str, int]
    projects: Mapping[str, int]
    branches: Mapping[str, int]

    @classmethod
    def of(cls, masters: Masters) -> _Codes:
        return cls(
            {each.code: each.id for each in masters.accounts.values()},
            {each.code: each.id for each in masters.funds.values()},
            {each.code: each.id for each in masters.projects.values()},
            {each.code: each.id for each in masters.branches.values()},
        )

    def figure(self, row: ReadRow) -> Figure:
        """Return the figure of a row; raises _UnknownError."""
        account = self.accounts.get(row.account)
        if account is None:
            error = UserError("budget-row-account-unknown", code=row.account)
            raise _UnknownError(ACCOUNT, error)
        fund = _found(
            FUND, row.fund, self.funds, UserError("budget-row-fund-unknown", code=row.fund)
        )
        project = _found(
            PROJECT,
            row.project,
            self.projects,
            UserError("budget-row-project-unknown", code=row.project),
        )
        branch = _found(
            BRANCH,
            row.branch,
            self.branches,
            UserError("budget-row-branch-unknown", code=row.branch),
        )
        return Figure(Place(account, fund, project, branch), row.months)


def _found(column: int, code: str, known: Mapping[str, int], unknown: UserError) -> int | None:
    if not code:
        return None
    if code not in known:
        raise _UnknownError(column, unknown)
    return known[code]
