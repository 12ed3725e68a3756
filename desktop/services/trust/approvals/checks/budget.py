"""A year's budget is not exceeded: the adopted one, or the limits set by hand where none is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.trust.controls import (
    Breach,
    Control,
    accounts_of,
    budget_name,
    budget_outflows,
)
from desktop.services.trust.approvals.budget_control import YearPlan
from desktop.services.trust.approvals.checks.held import Held
from desktop.store.queries.approvals import spent


def check_budget(held: Held) -> Iterable[Breach]:
    """Return a breach for each figure or limit of the year that the entry would exceed."""
    plan = held.laws.plans.get(held.year_id)
    if plan is None:
        return _of_limits(held)
    masters, year = held.masters, held.masters.years[held.year_id]
    strictness = held.laws.settings.strictness(Control.BUDGET_EXCEEDED)
    return YearPlan(held.conn, masters, plan, year, strictness).breaches(held.entry)


def _of_limits(held: Held) -> Iterator[Breach]:
    masters, year = held.masters, held.masters.years[held.year_id]
    for line, out in budget_outflows(held.entry, masters, held.laws.budget, held.year_id):
        before = spent(
            held.conn,
            year,
            accounts_of(line, masters),
            fund_id=line.fund_id,
            project_id=line.project_id,
        )
        if before + out > line.amount:
            strictness = held.laws.strictness(Control.BUDGET_EXCEEDED, line.fund_id)
            name = budget_name(line, masters)
            yield Breach(Control.BUDGET_EXCEEDED, strictness, name, line.amount, before + out)
