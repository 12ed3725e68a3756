"""Propose what accounts are used for that are not marked yet, and mark those agreed to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from desktop import resources
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import NewAccount
from desktop.domain.ledger.use_suggestions import Suggestion, suggestions
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.chart_template import load_template, template_names
from desktop.services.ledger.uses.mark_account import mark_account
from desktop.store.book import Book
from desktop.store.queries.masters import load_accounts


def suggest_uses(book: Book, by: Acting) -> tuple[Suggestion, ...]:
    """Return what the unmarked accounts of the book look like, in order of code."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = load_accounts(conn)
    return suggestions(accounts.values(), _shipped(), _words())


def apply_suggestions(book: Book, by: Acting, agreed: Iterable[Suggestion]) -> int:
    """Mark the accounts of these suggestions, all or none, and return how many.

    An account that was marked meanwhile keeps its mark. Raises UserError `account-missing` or
    `account-use-kind`.
    """
    count = 0
    with book.begin(by, Act.MANAGE_CHART) as tx:
        for each in agreed:
            account = tx.masters().accounts.get(each.account.id)
            if account is None or account.use is None:
                mark_account(tx, each.account.id, each.use)
                count += 1
    return count


@cache
def _shipped() -> tuple[NewAccount, ...]:
    return tuple(account for name in template_names() for account in load_template(name))


@cache
def _words() -> dict[AccountUse, tuple[str, ...]]:
    said = json.loads(resources.path("uses/words.json").read_text(encoding="utf-8"))
    return {AccountUse(use): tuple(names) for use, names in said.items()}
