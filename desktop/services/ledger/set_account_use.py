"""Say what an account is used for, or that it has no special use."""

from __future__ import annotations

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.uses.mark_account import mark_account
from desktop.store.book import Book


def set_account_use(book: Book, by: Acting, account_id: int, use: AccountUse | None) -> None:
    """Mark an account; raises UserError `account-missing` or `account-use-kind`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        mark_account(tx, account_id, use)
