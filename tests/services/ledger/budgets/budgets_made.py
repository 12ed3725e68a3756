"""A small book with a budget, for tests."""

import datetime as dt

from desktop.domain.ledger.budgets.budget import Figure, Place
from desktop.domain.ledger.budgets.spreading import evenly
from desktop.services.ledger.budgets.adopt_budget import adopt_budget
from desktop.services.ledger.budgets.make_budget import NewBudget, make_budget
from desktop.services.ledger.budgets.write_figures import write_figures


def place(ledger, account, fund=None, project=None):
    return Place(
        ledger.accounts[account],
        None if fund is None else ledger.funds[fund],
        None if project is None else ledger.projects[project],
    )


def figure(ledger, amount, *at):
    """Return a year's amount spread evenly; `at` as for `place`."""
    return Figure(place(ledger, *at), evenly(amount, 12))


def draft(ledger, *figures, code="B25", **more):
    """Make a draft of 2025 with figures given as (amount, account[, fund[, project]])."""
    session = ledger.session
    make_budget(session.book, session.by, NewBudget(code, more.pop("year", "2025"), **more))
    made = [figure(ledger, *each) for each in figures]
    if made:
        write_figures(session.book, session.by, code, made)
    return code


def adopt(ledger, code="B25", resolution="قرار المجلس 4 لسنة 2025", day=None):
    session = ledger.session
    return adopt_budget(session.book, session.by, code, resolution, day or dt.date(2025, 1, 20))
