"""What `sijill approve` answers about proposals, rules and limits: lines, or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.currency import Currency
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.controls import budget_name
from desktop.services.trust.approvals.approve import Answer
from desktop.services.trust.approvals.budget import BudgetState
from desktop.services.trust.approvals.listing import Proposal
from desktop.text.errors import sentence
from desktop.text.labels import label
from desktop.text.words import Words

AMOUNT_OF_PROPOSAL = frozenset({3})
AMOUNT_OF_RULE = frozenset({2})
AMOUNTS_OF_LIMIT = frozenset({1, 2})


def proposal_row(each: Proposal, currency: Currency, words: Words) -> tuple[str, ...]:
    """Return the cells of one proposal."""
    content = each.content
    return (
        str(each.id),
        "" if content is None else content.day.isoformat(),
        "" if content is None else label(content.series, words),
        format_amount(each.amount, currency),
        each.maker,
        label(each.status, words),
        "" if content is None else content.narration,
    )


def proposal_json(each: Proposal, currency: Currency) -> dict[str, object]:
    """Return one proposal for programs."""
    content = each.content
    return {
        "id": each.id,
        "status": each.status.value,
        "maker": each.maker,
        "recorded_at": each.recorded_at.isoformat(),
        "day": None if content is None else content.day.isoformat(),
        "series": None if content is None else content.series.value,
        "narration": None if content is None else content.narration,
        "amount": decimal_text(each.amount, currency),
        "missing": each.missing,
        "yours": each.mine,
        "answers": [
            {
                "officer": answer.officer,
                "decision": answer.decision.value,
                "by_maker": answer.by_maker,
                "reason": answer.reason or None,
                "recorded_at": answer.recorded_at.isoformat(),
            }
            for answer in each.answers
        ],
    }


def answer_line(answer: Answer, words: Words) -> str:
    """Return what came of one approval."""
    if answer.problem is not None:
        return f"{answer.proposal_id}: {sentence(answer.problem, words)}"
    if answer.posted is None:
        return words.plural(
            "{id}: signed; it waits for {n} more.",
            "{id}: signed; it waits for {n} more.",
            answer.missing,
            id=answer.proposal_id,
        )
    return words(
        "{id}: posted as {series} number {number} of {year}.",
        id=answer.proposal_id,
        series=label(answer.posted.series, words),
        number=answer.posted.number,
        year=answer.posted.year_name,
    )


def answer_json(answer: Answer) -> dict[str, object]:
    """Return what came of one approval, for programs."""
    posted = answer.posted
    return {
        "id": answer.proposal_id,
        "posted": None
        if posted is None
        else f"{posted.year_name}/{posted.series.value}/{posted.number}",
        "missing": answer.missing,
        "problem": None if answer.problem is None else answer.problem.key,
    }


def rule_rows(
    rules: Sequence[Rule], masters: Masters, currency: Currency, words: Words
) -> list[tuple[str, ...]]:
    """Return the cells of every rule."""
    joint = words(", ")
    return [
        (
            str(rule.id),
            words("any") if rule.series is None else label(rule.series, words),
            format_amount(rule.from_amount, currency),
            "/".join(_codes(rule, masters)),
            str(rule.approvals),
            joint.join(label(role, words) for role in Role if role in rule.roles),
            "" if rule.active else words("put aside"),
        )
        for rule in rules
    ]


def rule_json(rule: Rule, masters: Masters, currency: Currency) -> dict[str, object]:
    """Return one rule for programs."""
    fund, project = rule.fund_id, rule.project_id
    return {
        "id": rule.id,
        "series": None if rule.series is None else rule.series.value,
        "from_amount": decimal_text(rule.from_amount, currency),
        "fund": None if fund is None else masters.funds[fund].code,
        "project": None if project is None else masters.projects[project].code,
        "approvals": rule.approvals,
        "roles": [role.value for role in Role if role in rule.roles],
        "maker_may": rule.self_allowed,
        "active": rule.active,
    }


def limit_row(state: BudgetState, masters: Masters, currency: Currency) -> tuple[str, ...]:
    """Return the cells of one budget limit."""
    return (
        budget_name(state.line, masters),
        format_amount(state.line.amount, currency),
        format_amount(state.spent, currency),
    )


def limit_json(state: BudgetState, masters: Masters, currency: Currency) -> dict[str, object]:
    """Return one budget limit for programs."""
    return {
        "id": state.line.id,
        "what": budget_name(state.line, masters),
        "limit": decimal_text(state.line.amount, currency),
        "spent": decimal_text(state.spent, currency),
    }


def _codes(rule: Rule, masters: Masters) -> list[str]:
    named = []
    if rule.fund_id is not None:
        named.append(masters.funds[rule.fund_id].code)
    if rule.project_id is not None:
        named.append(masters.projects[rule.project_id].code)
    return named
