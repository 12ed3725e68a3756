"""Begin a version of a year's budget: empty, as a revision of another, or as a year went."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.budgets.budget import (
    BUDGETED,
    BudgetKind,
    BudgetStatus,
    Figure,
    Place,
)
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear, YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.budgets.writing import insert_figure
from desktop.services.ledger.budgets.years import months_of_year, year_named
from desktop.store.book import Book
from desktop.store.queries.budget_actuals import actuals
from desktop.store.queries.budgets import load_budget, load_figures
from desktop.store.tables.budgets import budget
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class NewBudget:
    """A version to be begun.

    `copy_of` is the code of the version whose figures it begins with, `as_went` the name of a year
    whose actual income and expenses it begins with; neither: it begins empty.
    """

    code: str
    year: str
    copy_of: str | None = None
    as_went: str | None = None
    note: str = ""


def make_budget(book: Book, by: Acting, new: NewBudget) -> int:
    """Begin a draft and return its id.

    Raises UserError `code-empty`, `code-characters`, `budget-code-taken`, `year-unknown`,
    `budget-year-closed`, `budget-code-unknown` or `budget-months` (the version copied is of a year
    with another number of months).
    """
    code = clean_code(new.code)
    note = clean_name(new.note, field="note")
    with book.begin(by, Act.PREPARE_BUDGET) as tx:
        masters = tx.masters()
        year = year_named(masters, new.year)
        if year.status is not YearStatus.OPEN:
            raise UserError("budget-year-closed", year=year.name)
        if tx.conn.execute(select(budget.c.id).where(budget.c.code == code)).first():
            raise UserError("budget-code-taken", code=code)
        based_on, figures = _beginning(tx, masters, year, new)
        budget_id = tx.insert(
            budget,
            fiscal_year_id=year.id,
            code=code,
            kind=BudgetKind.DRAFT,
            status=BudgetStatus.DRAFT,
            based_on_id=based_on,
            resolution="",
            resolution_day=None,
            officer_id=by.officer_id,
            note=note,
        )
        for figure in figures:
            insert_figure(tx, budget_id, figure)
        return budget_id


def _beginning(
    tx: Tx, masters: Masters, year: FiscalYear, new: NewBudget
) -> tuple[int | None, list[Figure]]:
    months = len(months_of_year(masters, year))
    if new.copy_of is not None:
        source = load_budget(tx.conn, new.copy_of)
        figures = [each for each in load_figures(tx.conn, source.id).values() if each.amount]
        for each in figures:
            if len(each.months) != months:
                account = masters.accounts[each.place.account_id].code
                raise UserError("budget-months", account=account, count=months)
        return source.id, figures
    if new.as_went is not None:
        return None, _as_went(tx, masters, year_named(masters, new.as_went), months)
    return None, []


def _as_went(tx: Tx, masters: Masters, went: FiscalYear, months: int) -> list[Figure]:
    """Return a figure for each account, fund and project that earned or spent in that year."""
    accounts = [each.id for each in masters.accounts.values() if each.kind in BUDGETED]
    first = went.first_day.year * 12 + went.first_day.month
    found: dict[Place, list[int]] = defaultdict(lambda: [0] * months)
    for place, month, amount in actuals(tx.conn, went, accounts, by_project=True, by_month=True):
        income = masters.accounts[place.account_id].kind is AccountKind.INCOME
        at = min(month // 100 * 12 + month % 100 - first, months - 1)
        found[place][at] += -amount if income else amount
    made = []
    for place in sorted(found, key=lambda each: masters.accounts[each.account_id].code):
        figures = found[place]
        short = -sum(min(each, 0) for each in figures)  # a month that gave back lowers the others
        shown = [max(each, 0) for each in figures]
        for at in reversed(range(months)):
            taken = min(short, shown[at])
            shown[at] -= taken
            short -= taken
        if any(shown):
            made.append(Figure(place, tuple(shown)))
    return made
