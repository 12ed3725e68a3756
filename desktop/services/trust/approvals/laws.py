"""What posting is held against: the approval rules, the budget lines and the settings, at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.ledger.budgets.plan import Plan
from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.controls import BudgetLine
from desktop.domain.trust.settings import Settings
from desktop.services.trust.settings import load_settings
from desktop.store.queries.approvals import load_budget_lines, load_rules
from desktop.store.queries.budgets import load_plans


@dataclass(frozen=True, slots=True)
class Laws:
    """The rules and budget lines that hold now (those put aside are left out), and the settings.

    `plans` are the adopted budgets by year id; a year that has one is held to it and not to lines.
    """

    rules: tuple[Rule, ...]
    budget: tuple[BudgetLine, ...]
    settings: Settings
    plans: Mapping[int, Plan]


def load_laws(conn: Connection) -> Laws:
    """Return what holds in this snapshot; in a transaction read it by `tx.kept(load_laws)`."""
    return Laws(
        tuple(rule for rule in load_rules(conn) if rule.active),
        tuple(line for line in load_budget_lines(conn) if line.active),
        load_settings(conn),
        load_plans(conn),
    )
