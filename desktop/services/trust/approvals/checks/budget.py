"""A year's budget is not exceeded."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.trust.controls import (
    Breach,
    Control,
    accounts_of,
    budget_name,
    budget_outflows,
)
from desktop.services.trust.approvals.checks.held import Held
from desktop.store.queries.approvals import spent


def check_budget(held: Held) -> Iterator[Breach]:
    """Yield a breach for each line of the year's budget that the entry would exceed."""
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
            strictness = held.laws.settings.strictness(Control.BUDGET_EXCEEDED)
            name = budget_name(line, masters)
            yield Breach(Control.BUDGET_EXCEEDED, strictness, name, line.amount, before + out)
