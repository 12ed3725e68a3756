"""What each project received and spent, by account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.dimensions import Project
from desktop.domain.ledger.statements.sums import code_order


class ProjectTotal(NamedTuple):
    """The sum of one account's lines in one project, closing entries left out.

    `amount` is in minor units of the base currency, debit positive. A plain tuple, for there are
    thousands.
    """

    project_id: int
    account_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class AccountFigure:
    """An account and its sum in minor units, shown with the natural sign of its kind."""

    account: Account
    amount: int


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """Income and expenses of a project by account; `balance` is income less expenses."""

    project: Project
    income: tuple[AccountFigure, ...]
    expenses: tuple[AccountFigure, ...]
    balance: int

    @property
    def income_total(self) -> int:
        """Return all income, minor units."""
        return sum(figure.amount for figure in self.income)

    @property
    def expenses_total(self) -> int:
        """Return all expenses, minor units."""
        return sum(figure.amount for figure in self.expenses)


def project_figures(
    projects: Iterable[Project], accounts: Iterable[Account], totals: Iterable[ProjectTotal]
) -> tuple[ProjectFigures, ...]:
    """Return the figures of every project that moved, in order of project code.

    Only income and expenses count: what a project's lines did to cash or debts is not its result.
    """
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for project_id, account_id, amount in totals:
        sums[project_id, account_id] += amount
    moved = {project_id for (project_id, _), amount in sums.items() if amount}
    ordered = sorted(accounts, key=code_order)
    figures = []
    for project in sorted(projects, key=lambda project: project.code):
        if project.id not in moved:
            continue
        income, expenses = (
            tuple(
                AccountFigure(account, sign * sums[project.id, account.id])
                for account in ordered
                if account.kind is kind and sums.get((project.id, account.id))
            )
            for kind, sign in ((AccountKind.INCOME, -1), (AccountKind.EXPENSE, 1))
        )
        if income or expenses:
            balance = sum(f.amount for f in income) - sum(f.amount for f in expenses)
            figures.append(ProjectFigures(project, income, expenses, balance))
    return tuple(figures)
