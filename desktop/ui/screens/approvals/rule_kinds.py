"""Approval rules and budget limits: what each list shows and what is asked for a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import PERMISSIONS, Act, Role
from desktop.domain.trust.approval_rules import MOST_APPROVALS, NewRule, Rule
from desktop.services.trust.approvals.budget import BudgetState, NewBudgetLine
from desktop.text.labels import LABELS, label
from desktop.text.words import Words, mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.pick_edit import Choice

Values = Mapping[str, Any]

_ANY: Final = "any"
_APPROVERS: Final = tuple(role for role in Role if Act.APPROVE_ENTRY in PERMISSIONS[role])
OFFICES: Final = (*_APPROVERS, *(role for role in (Role.TREASURER,) if role not in _APPROVERS))
"""The offices that a rule may name, those that approve by the program's own table first."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the words of now; amounts in minor units."""

    rule: Rule
    number: str
    series: str
    from_amount: int
    fund: str
    project: str
    approvals: str
    offices: str
    own: str
    state: Chip


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A budget limit in the words of now; amounts in minor units."""

    state: BudgetState
    year: str
    fund: str
    project: str
    account: str
    amount: int
    spent: int
    left: int


RULE_COLUMNS: Final = (
    Column("number", mark("Rule"), Kind.CODE, width=6),
    Column("series", mark("Kind"), stretch=1, width=13),
    Column("from_amount", mark("From"), Kind.AMOUNT, width=13),
    Column("fund", mark("Fund"), stretch=1, width=11),
    Column("project", mark("Project"), stretch=1, width=11),
    Column("approvals", mark("Approvals"), width=10),
    Column("offices", mark("May approve"), stretch=2, width=18),
    Column("own", mark("The maker too"), width=11),
    Column("state", mark("State"), Kind.BADGE, width=12),
)
LIMIT_COLUMNS: Final = (
    Column("year", mark("Fiscal year"), Kind.CODE, width=10),
    Column("fund", mark("Fund"), stretch=1, width=14),
    Column("project", mark("Project"), stretch=1, width=14),
    Column("account", mark("Account"), stretch=2, width=18),
    Column("amount", mark("Limit"), Kind.AMOUNT, width=14),
    Column("spent", mark("Spent"), Kind.AMOUNT, width=14),
    Column("left", mark("Left"), Kind.AMOUNT, width=14),
)


def rule_row(rule: Rule, masters: Masters, words: Words) -> RuleRow:
    """Return the row of a rule."""
    joint = words(", ")
    offices = joint.join(label(role, words) for role in Role if role in rule.roles)
    every = words("any")
    return RuleRow(
        rule=rule,
        number=str(rule.id),
        series=every if rule.series is None else label(rule.series, words),
        from_amount=rule.from_amount,
        fund=_named(masters.funds, rule.fund_id, words),
        project=_named(masters.projects, rule.project_id, words),
        approvals=str(rule.approvals),
        offices=offices,
        own=words("yes") if rule.self_allowed else words("no"),
        state=Chip(mark("Holds"), Tone.GOOD) if rule.active else Chip(mark("Put aside")),
    )


def limit_row(state: BudgetState, masters: Masters, words: Words) -> LimitRow:
    """Return the row of a budget limit."""
    line = state.line
    return LimitRow(
        state=state,
        year=masters.years[line.fiscal_year_id].name,
        fund=_named(masters.funds, line.fund_id, words),
        project=_named(masters.projects, line.project_id, words),
        account=_named(masters.accounts, line.account_id, words),
        amount=line.amount,
        spent=state.spent,
        left=line.amount - state.spent,
    )


def rule_fields(masters: Masters, currency: Currency, words: Words) -> tuple[Field, ...]:
    """Return what a new rule is asked for."""
    numbers = tuple((str(each), str(each)) for each in range(1, MOST_APPROVALS + 1))
    return (
        Field(
            "series",
            mark("Kind of entry"),
            FieldKind.CHOICE,
            options=((_ANY, mark("any")), *((each.value, LABELS[each]) for each in Series)),
        ),
        Field("from_amount", mark("From this amount"), FieldKind.AMOUNT, currency=currency),
        _pick("fund", mark("Only entries of the fund"), masters.funds, words),
        _pick("project", mark("Only entries of the project"), masters.projects, words),
        Field("approvals", mark("How many must approve"), FieldKind.CHOICE, options=numbers),
        *(Field(role.value, LABELS[role], FieldKind.CHECK) for role in OFFICES),
        Field("own", mark("The maker may approve (a tiny organisation)"), FieldKind.CHECK),
    )


def limit_fields(masters: Masters, currency: Currency, words: Words) -> tuple[Field, ...]:
    """Return what a new budget limit is asked for."""
    expenses = {
        key: each for key, each in masters.accounts.items() if each.kind is AccountKind.EXPENSE
    }
    years = tuple((each.name, each.name) for each in reversed(tuple(masters.years.values())))
    return (
        Field("year", mark("Fiscal year"), FieldKind.CHOICE, options=years),
        _pick("fund", mark("Fund"), masters.funds, words),
        _pick("project", mark("Project"), masters.projects, words),
        _pick("account", mark("Account of expenses, or a heading"), expenses, words),
        Field(
            "amount",
            mark("May be spent in the year"),
            FieldKind.AMOUNT,
            required=True,
            currency=currency,
        ),
    )


def new_rule(values: Values) -> NewRule:
    """Return the rule that the form says."""
    return NewRule(
        roles=frozenset(role for role in OFFICES if values[role.value]),
        from_amount=values["from_amount"] or 0,
        approvals=int(values["approvals"]),
        series=None if values["series"] == _ANY else Series(values["series"]),
        fund_id=values["fund"],
        project_id=values["project"],
        self_allowed=values["own"],
    )


def new_limit(values: Values) -> NewBudgetLine:
    """Return the budget limit that the form says."""
    return NewBudgetLine(
        values["year"], values["amount"], values["fund"], values["project"], values["account"]
    )


def _pick(key: str, message: str, masters: Mapping[int, Any], words: Words) -> Field:
    choices = tuple(
        Choice(each.id, each.code, words.of(each.name_ar, each.name_en))
        for each in masters.values()
        if each.active
    )
    return Field(key, message, FieldKind.PICK, placeholder=mark("any"), choices=lambda: choices)


def _named(masters: Mapping[int, Any], key: int | None, words: Words) -> str:
    if key is None:
        return words("any")
    return words.of(masters[key].name_ar, masters[key].name_en)
