"""Hold what would be spent against the adopted budget of its year.

A year with an adopted budget is held to it alone; the limits that are set by hand are for years
without one. What the budget does not name may not be spent at all: its limit is nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.budgets.budget import Place, leaves_below, place_name
from desktop.domain.ledger.budgets.plan import Plan
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.controls import Breach, Control, Strictness
from desktop.store.queries.budget_actuals import actuals, sum_for

_MOST_RIVALS: Final = 16
"""Places of one account: with more of them, grouping all lines is faster than asking of each."""


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The adopted budget of a year, with what it takes to hold something against it."""

    conn: Connection
    masters: Masters
    plan: Plan
    year: FiscalYear
    strictness: Strictness

    def breaches(self, entry: NewEntry) -> tuple[Breach, ...]:
        """Return the places that `entry` would exceed; the book is asked only where it spends."""
        outflows = _outflows(entry, self.plan, self.masters)
        found = (self.excess(place, out) for place, out in outflows.items() if out > 0)
        return tuple(each for each in found if each is not None)

    def excess(self, place: Place, more: int) -> Breach | None:
        """Return by what `more` (minor units) on `place` would exceed it, None where it fits."""
        figure = self.plan.figures.get(place)
        limit = 0 if figure is None else figure.amount
        after = self.spent_at(place) + more
        if after <= limit:
            return None
        name = f"{self.year.name} / {place_name(place, self.masters)}"
        return Breach(Control.BUDGET_EXCEEDED, self.strictness, name, limit, after)

    def spent_at(self, place: Place) -> int:
        """Return what was spent in the year and counts against `place`, in minor units.

        For a place that the budget does not have: what its account spent outside the budget.
        """
        plan, accounts = self.plan, self.masters.accounts
        leaves = leaves_below(place.account_id, accounts)
        held = place if place in plan.figures else None
        by_rivals: dict[tuple[Place, ...], list[int]] = defaultdict(list)
        for leaf in leaves:
            by_rivals[plan.rivals(leaf, accounts)].append(leaf)
        only_funds = not (plan.by_project or plan.by_branch)
        if only_funds or any(len(rivals) > _MOST_RIVALS for rivals in by_rivals):
            by_project, by_branch = plan.by_project, plan.by_branch
            rows = actuals(self.conn, self.year, leaves, by_project=by_project, by_branch=by_branch)
            return sum(row.amount for row in rows if plan.place_of(row.place, accounts) == held)
        return sum(
            sum_for(
                self.conn,
                self.year,
                leaves,
                wanted=held,
                before=rivals if held is None else rivals[: rivals.index(held)],
            )
            for rivals, leaves in by_rivals.items()
        )


def counted_at(plan: Plan, line: Place, masters: Masters) -> Place:
    """Return the place that a line counts against; its account alone where it has none."""
    return plan.place_of(line, masters.accounts) or Place(line.account_id)


def _outflows(entry: NewEntry, plan: Plan, masters: Masters) -> dict[Place, int]:
    out: dict[Place, int] = defaultdict(int)
    for line in entry.lines:
        if masters.accounts[line.account_id].kind is AccountKind.EXPENSE:
            at = Place(line.account_id, line.fund_id, line.project_id, line.branch_id)
            out[counted_at(plan, at, masters)] += line.amount
    return out
