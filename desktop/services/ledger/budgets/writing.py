"""Write the figures of a draft inside a transaction that a verb has begun."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import Budget, BudgetStatus, Figure, check_figures
from desktop.domain.ledger.budgets.differences import Difference, differences
from desktop.domain.ledger.year import YearStatus
from desktop.services.ledger.budgets.years import months_of_year
from desktop.store.queries.budgets import load_figures
from desktop.store.tables.budgets import budget_figure
from desktop.store.tx import Tx


def insert_figure(tx: Tx, budget_id: int, figure: Figure) -> None:
    """Write a figure of a place that the version does not have yet."""
    place = figure.place
    tx.insert(
        budget_figure,
        budget_id=budget_id,
        account_id=place.account_id,
        fund_id=place.fund_id,
        project_id=place.project_id,
        branch_id=place.branch_id,
        months=json.dumps(figure.months),
        amount=figure.amount,
    )


def refuse_undraft(tx: Tx, held: Budget) -> None:
    """Raise UserError `budget-not-draft` or `budget-year-closed`."""
    if held.status is not BudgetStatus.DRAFT:
        raise UserError("budget-not-draft", code=held.code)
    year = tx.masters().years[held.fiscal_year_id]
    if year.status is not YearStatus.OPEN:
        raise UserError("budget-year-closed", year=year.name)


def replace_figures(tx: Tx, held: Budget, figures: Sequence[Figure]) -> tuple[Difference, ...]:
    """Let a draft have exactly these figures and return what changed; only that is written.

    Raises UserError as `refuse_undraft` and `check_figures` do.
    """
    refuse_undraft(tx, held)
    masters = tx.masters()
    months = len(months_of_year(masters, masters.years[held.fiscal_year_id]))
    check_figures(figures, masters, months)
    before = load_figures(tx.conn, held.id)
    changed = differences(before.values(), figures)
    ids = {figure.place: figure_id for figure_id, figure in before.items()}
    for each in changed:
        after = each.after or (0,) * months
        if each.place in ids:
            values = {"months": json.dumps(after), "amount": sum(after)}
            tx.update(budget_figure, ids[each.place], **values)
        else:
            insert_figure(tx, held.id, Figure(each.place, after))
    return changed


def merged(held: Iterable[Figure], changed: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures of a version with those in `changed` in place of their own."""
    figures = {each.place: each for each in held} | {each.place: each for each in changed}
    return tuple(each for each in figures.values() if each.amount)
