"""Write down why a line of the budget came out as it did."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.budgets.budget import BUDGETED, Place
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.budgets import load_budget
from desktop.store.tables.budgets import variance_note


def write_variance_note(book: Book, by: Acting, code: str, place: Place, text: str) -> None:
    """Write a note on a place of the budget `code`; an empty text takes the last one back.

    Adopted budgets take notes too: their figures stay as they are. Raises UserError
    `budget-code-unknown`, `budget-place-unknown`, `variance-note-place`, or as `clean_name` does.
    """
    said = clean_name(text, field="note")
    with book.begin(by, Act.PREPARE_BUDGET) as tx:
        masters = tx.masters()
        held = load_budget(tx.conn, code)
        account = masters.accounts.get(place.account_id)
        named = ((place.fund_id, masters.funds), (place.project_id, masters.projects))
        if account is None or any(key is not None and key not in t for key, t in named):
            raise UserError("budget-place-unknown")
        if account.kind not in BUDGETED:
            raise UserError("variance-note-place")
        tx.insert(
            variance_note,
            budget_id=held.id,
            account_id=place.account_id,
            fund_id=place.fund_id,
            project_id=place.project_id,
            text=said,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )
