"""What posting is held against: the approval rules, the budget lines and the settings, at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.ledger.budgets.plan import Plan
from desktop.domain.ledger.grants.grant import FundLaw
from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.controls import BudgetLine, Control, Strictness
from desktop.domain.trust.settings import Settings
from desktop.services.trust.settings import load_settings
from desktop.store.queries.approvals import load_budget_lines, load_rules
from desktop.store.queries.budgets import load_plans
from desktop.store.queries.grants import load_fund_laws


@dataclass(frozen=True, slots=True)
class Laws:
    """The rules and budget lines that hold now (those put aside are left out), and the settings.

    `plans` are the adopted budgets by year id; a year that has one is held to it and not to lines.
    `funds` holds what binds the money of funds, by fund.
    """

    rules: tuple[Rule, ...]
    budget: tuple[BudgetLine, ...]
    settings: Settings
    plans: Mapping[int, Plan]
    funds: Mapping[int, FundLaw]

    def strictness(self, control: Control, fund_id: int | None = None) -> Strictness:
        """Return how strict `control` is: as chosen for the fund, else as the setting says."""
        law = None if fund_id is None else self.funds.get(fund_id)
        chosen = None if law is None else law.choices.get(control)
        return chosen or self.settings.strictness(control)


def load_laws(conn: Connection) -> Laws:
    """Return what holds in this snapshot; in a transaction read it by `tx.kept(load_laws)`."""
    return Laws(
        tuple(rule for rule in load_rules(conn) if rule.active),
        tuple(line for line in load_budget_lines(conn) if line.active),
        load_settings(conn),
        load_plans(conn),
        load_fund_laws(conn),
    )
