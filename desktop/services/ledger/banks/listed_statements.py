"""The statements in the book, each with the account that it is of."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.banks import StatementRow, load_bank_accounts, load_statements


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A statement, with the code of its account and the currency of the money."""

    row: StatementRow
    code: str
    currency: str


def listed_statements(book: Book, by: Acting) -> tuple[ListedStatement, ...]:
    """Return every statement, undone ones as well, the newest first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = {each.id: each for each in load_bank_accounts(conn)}
        found = load_statements(conn)
    return tuple(
        ListedStatement(
            each, accounts[each.bank_account_id].code, accounts[each.bank_account_id].currency
        )
        for each in reversed(found)
    )
