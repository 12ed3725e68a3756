"""The chart of accounts with what each account holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from desktop.domain.ledger.chart import Account
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.masters import load_accounts
from desktop.store.queries.totals import account_totals


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """An account, its depth below the top (from 0), and its balances in minor units.

    `own` is what was posted to it, `whole` includes every account below; debit is positive.
    """

    account: Account
    level: int
    own: int
    whole: int


def chart_balances(book: Book, by: Acting) -> tuple[AccountBalance, ...]:
    """Return the chart in order of code, each account with its balances of all time."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = load_accounts(conn)
        own = {each.account_id: each.debit - each.credit for each in account_totals(conn)}
    whole: dict[int, int] = defaultdict(int)
    levels: dict[int, int] = {}
    for account in accounts.values():
        depth, above = 0, account
        whole[account.id] += own.get(account.id, 0)
        while above.parent_id is not None:
            above, depth = accounts[above.parent_id], depth + 1
            whole[above.id] += own.get(account.id, 0)
        levels[account.id] = depth
    return tuple(
        AccountBalance(account, levels[account.id], own.get(account.id, 0), whole[account.id])
        for account in accounts.values()
    )
