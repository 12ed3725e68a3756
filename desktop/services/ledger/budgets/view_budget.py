"""List the versions of budgets, read one whole, and say what one changes of another."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ledger.budgets.budget import Budget, Figure
from desktop.domain.ledger.budgets.differences import Difference, differences
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear, Period
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.budgets.years import months_of_year
from desktop.store.book import Book
from desktop.store.queries.budgets import load_budget, load_budgets, load_figures
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class BudgetView:
    """A version with all that its figures refer to; `months` are those of its year."""

    budget: Budget
    year: FiscalYear
    months: tuple[Period, ...]
    figures: tuple[Figure, ...]
    masters: Masters
    based_on: str | None

    def total(self, kind: AccountKind) -> int:
        """Return what the figures of income or of expense add up to, in minor units."""
        accounts = self.masters.accounts
        return sum(
            each.amount for each in self.figures if accounts[each.place.account_id].kind is kind
        )


def list_budgets(book: Book, by: Acting) -> tuple[BudgetView, ...]:
    """Return every version, the newest first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        held = load_budgets(conn)
        figures = {each.id: _figures(load_figures(conn, each.id)) for each in held}
    codes = {each.id: each.code for each in held}
    return tuple(_view(each, figures[each.id], masters, codes) for each in reversed(held))


def view_budget(book: Book, by: Acting, code: str) -> BudgetView:
    """Return one version; raises UserError `budget-code-unknown`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        budget = load_budget(conn, code)
        codes = {each.id: each.code for each in load_budgets(conn)}
        return _view(budget, _figures(load_figures(conn, budget.id)), masters, codes)


def compare_budgets(book: Book, by: Acting, before: str, after: str) -> tuple[Difference, ...]:
    """Return what the version `after` changes of `before`; UserError `budget-code-unknown`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        old, new = (load_figures(conn, load_budget(conn, code).id) for code in (before, after))
    return differences(old.values(), new.values())


def _figures(held: dict[int, Figure]) -> tuple[Figure, ...]:
    return tuple(each for each in held.values() if each.amount)


def _view(
    budget: Budget, figures: tuple[Figure, ...], masters: Masters, codes: dict[int, str]
) -> BudgetView:
    year = masters.years[budget.fiscal_year_id]
    based_on = None if budget.based_on is None else codes[budget.based_on]
    codes_of = masters.accounts
    ordered = sorted(figures, key=lambda each: codes_of[each.place.account_id].code)
    return BudgetView(
        budget, year, months_of_year(masters, year), tuple(ordered), masters, based_on
    )
