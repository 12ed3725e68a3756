"""What `sijill budget` answers about versions, figures, changes and commitments."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.budgets.budget import Figure, Place, place_name
from desktop.domain.ledger.budgets.commitment import Commitment
from desktop.domain.ledger.budgets.differences import Difference
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.masters import Masters
from desktop.exchange.budget_sheet import Problem
from desktop.services.ledger.budgets.import_workbook import WorkbookPlan
from desktop.services.ledger.budgets.view_budget import BudgetView
from desktop.text.errors import sentence
from desktop.text.labels import label
from desktop.text.words import Words

TOTALS_OF_VERSION = frozenset({4, 5})
AMOUNT_OF_FIGURE = frozenset({2})
AMOUNTS_OF_CHANGE = frozenset({1, 2})
AMOUNTS_OF_COMMITMENT = frozenset({3, 4})


def version_row(view: BudgetView, words: Words) -> tuple[str, ...]:
    """Return the cells of one version."""
    budget, currency = view.budget, view.masters.organisation.currency
    return (
        budget.code,
        view.year.name,
        label(budget.kind, words),
        label(budget.status, words),
        format_amount(view.total(AccountKind.INCOME), currency),
        format_amount(view.total(AccountKind.EXPENSE), currency),
        budget.resolution,
    )


def version_json(view: BudgetView) -> dict[str, object]:
    """Return one version for programs."""
    budget, currency = view.budget, view.masters.organisation.currency
    day = budget.resolution_day
    return {
        "code": budget.code,
        "year": view.year.name,
        "kind": budget.kind.value,
        "status": budget.status.value,
        "revision_of": view.based_on,
        "resolution": budget.resolution or None,
        "resolution_day": None if day is None else day.isoformat(),
        "note": budget.note or None,
        "income": decimal_text(view.total(AccountKind.INCOME), currency),
        "expenses": decimal_text(view.total(AccountKind.EXPENSE), currency),
    }


def figure_row(view: BudgetView, figure: Figure, words: Words) -> tuple[str, ...]:
    """Return the cells of one figure: where, what it is called, the year."""
    account = view.masters.accounts[figure.place.account_id]
    return (
        place_name(figure.place, view.masters),
        words.of(account.name_ar, account.name_en),
        format_amount(figure.amount, view.masters.organisation.currency),
    )


def figure_json(view: BudgetView, figure: Figure) -> dict[str, object]:
    """Return one figure for programs, month by month."""
    currency = view.masters.organisation.currency
    return {
        **_place_json(figure.place, view.masters),
        "amount": decimal_text(figure.amount, currency),
        "months": [decimal_text(amount, currency) for amount in figure.months],
    }


def change_row(change: Difference, masters: Masters) -> tuple[str, ...]:
    """Return the cells of one change: where, before and after."""
    currency = masters.organisation.currency
    before, after = change.amounts
    named = place_name(change.place, masters)
    return named, format_amount(before, currency), format_amount(after, currency)


def change_json(change: Difference, masters: Masters) -> dict[str, object]:
    """Return one change for programs."""
    currency = masters.organisation.currency
    before, after = change.amounts
    return {
        **_place_json(change.place, masters),
        "before": decimal_text(before, currency),
        "after": decimal_text(after, currency),
    }


def problem_line(problem: Problem, words: Words) -> str:
    """Return what is wrong in a cell, with where it is."""
    reason = sentence(problem.error, words)
    if not problem.row:
        return words("Sheet {sheet}: {reason}", sheet=problem.sheet, reason=reason)
    cell = f"{problem.column}{problem.row}"
    return words("Sheet {sheet}, {cell}: {reason}", sheet=problem.sheet, cell=cell, reason=reason)


def plan_json(plan: WorkbookPlan, words: Words) -> dict[str, object]:
    """Return what taking a workbook in would do, for programs."""
    return {
        "file": plan.file,
        "budgets": [
            {
                "sheet": sheet.sheet,
                "code": sheet.code,
                "figures": len(sheet.figures),
                "changes": [change_json(each, plan.masters) for each in sheet.changes],
            }
            for sheet in plan.sheets
        ],
        "problems": [
            {
                "sheet": each.sheet,
                "row": each.row or None,
                "column": each.column or None,
                "problem": each.error.key,
                "text": sentence(each.error, words),
            }
            for each in plan.problems
        ],
    }


def commitment_row(each: Commitment, masters: Masters, words: Words) -> tuple[str, ...]:
    """Return the cells of one commitment."""
    currency = masters.organisation.currency
    return (
        each.code,
        each.day.isoformat(),
        place_name(each.place, masters),
        format_amount(each.amount, currency),
        format_amount(each.open_amount, currency),
        label(each.status, words),
        each.purpose,
    )


def commitments_json(rows: Iterable[Commitment], masters: Masters) -> list[dict[str, object]]:
    """Return the commitments for programs."""
    currency = masters.organisation.currency
    return [
        {
            "code": each.code,
            "day": each.day.isoformat(),
            "purpose": each.purpose,
            "partner": _code(each.partner_id, masters),
            **_place_json(each.place, masters),
            "amount": decimal_text(each.amount, currency),
            "open": decimal_text(each.open_amount, currency),
            "status": each.status.value,
            "reason": each.reason or None,
            "subject": f"commitment:{each.id}",
        }
        for each in rows
    ]


def _code(partner_id: int | None, masters: Masters) -> str | None:
    return None if partner_id is None else masters.partners[partner_id].code


def _place_json(place: Place, masters: Masters) -> dict[str, object]:
    fund, project, branch = place.fund_id, place.project_id, place.branch_id
    return {
        "account": masters.accounts[place.account_id].code,
        "fund": None if fund is None else masters.funds[fund].code,
        "project": None if project is None else masters.projects[project].code,
        "branch": None if branch is None else masters.branches[branch].code,
    }
