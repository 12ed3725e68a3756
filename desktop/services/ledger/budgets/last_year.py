"""How the year before went, by the places of a version: what its months are spread by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from desktop.domain.ledger.budgets.budget import BUDGETED, Place
from desktop.domain.ledger.budgets.plan import Plan
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.budgets.years import months_of_year, year_before
from desktop.store.book import Book
from desktop.store.queries.budget_actuals import actuals
from desktop.store.queries.budgets import load_budget, load_figures
from desktop.store.queries.masters import load_masters


def last_year_months(book: Book, by: Acting, code: str) -> Mapping[Place, tuple[int, ...]]:
    """Return what each place of the version earned or spent in each month of the year before.

    Places without any are left out; raises UserError `budget-code-unknown`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        budget = load_budget(conn, code)
        plan = Plan.of(load_figures(conn, budget.id).values())
        year = masters.years[budget.fiscal_year_id]
        before = year_before(masters, year)
        if before is None:
            return {}
        accounts = [each.id for each in masters.accounts.values() if each.kind in BUDGETED]
        rows = actuals(
            conn,
            before,
            accounts,
            by_project=plan.by_project,
            by_branch=plan.by_branch,
            by_month=True,
        )
    count = len(months_of_year(masters, year))
    first = before.first_day.year * 12 + before.first_day.month
    found: dict[Place, list[int]] = defaultdict(lambda: [0] * count)
    for line, month, amount in rows:
        place = plan.place_of(line, masters.accounts)
        if place is not None:
            debit = masters.accounts[line.account_id].kind.debit_natured
            at = min(month // 100 * 12 + month % 100 - first, count - 1)
            found[place][at] += amount if debit else -amount
    return {place: tuple(months) for place, months in found.items()}
