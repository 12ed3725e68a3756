"""Write the figures of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.ledger.budgets.budget import Figure
from desktop.domain.ledger.budgets.differences import Difference
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.budgets.writing import merged, replace_figures
from desktop.store.book import Book
from desktop.store.queries.budgets import load_budget, load_figures


def write_figures(
    book: Book, by: Acting, code: str, figures: Sequence[Figure], *, whole: bool = False
) -> tuple[Difference, ...]:
    """Write these figures into a draft and return what changed; one with nothing in it goes.

    With `whole` the draft has these figures alone afterwards. Raises UserError
    `budget-code-unknown`, `budget-not-draft`, `budget-year-closed`, or as `check_figures` does;
    nothing is written then.
    """
    with book.begin(by, Act.PREPARE_BUDGET) as tx:
        held = load_budget(tx.conn, code)
        wanted = tuple(figures)
        if not whole:
            wanted = merged(load_figures(tx.conn, held.id).values(), wanted)
        return replace_figures(tx, held, wanted)
