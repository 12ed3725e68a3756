"""What posting is held against: the approval rules, the budget lines and the settings, at once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.controls import BudgetLine
from desktop.domain.trust.settings import Settings
from desktop.services.trust.settings import load_settings
from desktop.store.queries.approvals import load_budget_lines, load_rules


@dataclass(frozen=True, slots=True)
class Laws:
    """The rules and budget lines that hold now (those put aside are left out), and the settings."""

    rules: tuple[Rule, ...]
    budget: tuple[BudgetLine, ...]
    settings: Settings


def load_laws(conn: Connection) -> Laws:
    """Return what holds in this snapshot; in a transaction read it by `tx.kept(load_laws)`."""
    return Laws(
        tuple(rule for rule in load_rules(conn) if rule.active),
        tuple(line for line in load_budget_lines(conn) if line.active),
        load_settings(conn),
    )
