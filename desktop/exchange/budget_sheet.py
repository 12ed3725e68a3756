"""How a budget stands on a sheet: the places of its marks, keys and months, for both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError

MARK: Final = "sijill.budget/1"
"""In A1 of a sheet that carries a budget; below it code, year and currency of the budget."""
KEY, ACCOUNT, NAME, FUND, PROJECT, BRANCH, FIRST_MONTH = range(7)
"""Columns, from 0. The key is hidden: the codes of the row as they were exported."""
OURS: Final = "#"
"""The key of headings and totals: rows that the program works out itself."""
COLUMNS_ROW: Final = 5
"""Names the columns for the program (hidden); the headings for people stand below it."""
FIRST_ROW: Final = 7
SPARE: Final = 12
"""Empty rows below each part, for accounts that the board adds."""


def column_names(months: int) -> tuple[str, ...]:
    """Return what stands in `COLUMNS_ROW`."""
    named = ("key", "account", "name", "fund", "project", "branch")
    return (*named, *(str(month) for month in range(1, months + 1)), "total")


def row_key(account: str, fund: str, project: str, branch: str) -> str:
    """Return the key of a row by its codes, which hold no bar."""
    return f"{account}|{fund}|{project}|{branch}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: codes ("" for any), the account's name, months in minor units."""

    account: str
    name: str
    fund: str
    project: str
    branch: str
    months: tuple[int, ...]

    @property
    def key(self) -> str:
        """The key of the row."""
        return row_key(self.account, self.fund, self.project, self.branch)


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """What stands on the sheet for people, in their language."""

    title: str
    about: str
    hint: str
    headings: tuple[str, ...]
    income: str
    expense: str
    income_total: str
    expense_total: str
    result: str
    refused: str


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """A budget on its way into a workbook; `decimals` of its currency."""

    code: str
    year: str
    currency: str
    decimals: int
    right_to_left: bool
    texts: SheetTexts
    income: tuple[SheetRow, ...]
    expense: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a cell; `row` as the sheet counts (0: the sheet), `column` its letter."""

    sheet: str
    row: int
    column: str
    error: UserError


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row by its codes ("" for any), months in minor units."""

    number: int
    account: str
    fund: str
    project: str
    branch: str
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A budget as a sheet holds it, with what of it could not be taken."""

    name: str
    code: str
    year: str
    rows: tuple[ReadRow, ...]
    problems: tuple[Problem, ...]
