"""Adopt a draft: it holds for its year from now on and never changes; or drop it."""

from __future__ import annotations

import datetime as dt

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.budgets.budget import BudgetKind, BudgetStatus, check_figures
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.budgets.writing import refuse_undraft
from desktop.services.ledger.budgets.years import months_of_year
from desktop.store.book import Book
from desktop.store.queries.budgets import adopted_budget, load_budget, load_figures
from desktop.store.tables.budgets import budget


def adopt_budget(book: Book, by: Acting, code: str, resolution: str, day: dt.date) -> BudgetKind:
    """Adopt a draft and return which kind of budget it became; the one before is superseded.

    `resolution` names the body and the number of its decision, `day` is its day. Raises UserError
    `budget-code-unknown`, `budget-not-draft`, `budget-year-closed`, `budget-resolution-empty`,
    `budget-empty`, or as `check_figures` does.
    """
    said = clean_name(resolution, field="resolution")
    with book.begin(by, Act.ADOPT_BUDGET) as tx:
        held = load_budget(tx.conn, code)
        refuse_undraft(tx, held)
        if not said:
            raise UserError("budget-resolution-empty")
        masters = tx.masters()
        figures = [each for each in load_figures(tx.conn, held.id).values() if each.amount]
        if not figures:
            raise UserError("budget-empty", code=code)
        year = masters.years[held.fiscal_year_id]
        check_figures(figures, masters, len(months_of_year(masters, year)))
        before = adopted_budget(tx.conn, held.fiscal_year_id)
        kind = BudgetKind.APPROVED if before is None else BudgetKind.REVISED
        if before is not None:
            tx.update(budget, before.id, status=BudgetStatus.SUPERSEDED)
        tx.update(
            budget,
            held.id,
            kind=kind,
            status=BudgetStatus.ADOPTED,
            resolution=said,
            resolution_day=day,
        )
        return kind


def drop_budget(book: Book, by: Acting, code: str) -> None:
    """Drop a draft that nobody wants; raises UserError `budget-code-unknown`, `budget-not-draft`.

    It stays in the list, and in the log.
    """
    with book.begin(by, Act.PREPARE_BUDGET) as tx:
        held = load_budget(tx.conn, code)
        if held.status is not BudgetStatus.DRAFT:
            raise UserError("budget-not-draft", code=held.code)
        tx.update(budget, held.id, status=BudgetStatus.DROPPED)
