"""Whether a budget was adopted for the year."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.budgets import adopted_budget
from desktop.store.queries.closing import count_budgets
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    if not count_budgets(looked.conn):
        return absent()
    return failing(int(adopted_budget(looked.conn, looked.year.id) is None))


CHECK: Final = Check(
    key="budget",
    place=220,
    title=mark("Budget"),
    ok=mark("A budget was adopted for the year."),
    fails=mark("No budget was adopted for the year."),
    absent=mark("The organisation keeps no budgets in this book."),
    look=_look,
    screen="budgets",
)
