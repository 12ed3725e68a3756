"""The adopted budget against what happened, for the package."""

from __future__ import annotations

from desktop.domain.ledger.budgets.against import budget_schedule
from desktop.domain.ledger.budgets.budget import BudgetStatus
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.acting import Acting
from desktop.services.ledger.budgets.against import BudgetAsked, budget_against
from desktop.store.book import Book


def adopted_budget(book: Book, by: Acting, year: FiscalYear) -> Schedule | None:
    """Return the year's budget against actual at its end; None where none was adopted."""
    found = budget_against(book, by, BudgetAsked(year=year.name, day=year.last_day))
    if found.budget is None or found.budget.status is not BudgetStatus.ADOPTED:
        return None
    return budget_schedule(found)
