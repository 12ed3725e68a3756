"""What the book holds in other currencies, by account, fund and partner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection

from desktop.domain.ledger.account_use import MONEY
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rates.holding import MONETARY, Holding
from desktop.store.queries.rates import load_holdings


def monetary_accounts(masters: Masters) -> tuple[Account, ...]:
    """Return the accounts that are revalued: of monetary use, and those of a foreign currency."""
    base = masters.organisation.currency.code
    return tuple(
        account
        for account in masters.accounts.values()
        if account.postable
        and account.kind.permanent
        and (account.use in MONETARY or account.currency not in {None, base})
    )


def holdings_of(
    conn: Connection, masters: Masters, accounts: Iterable[Account], through: dt.date
) -> tuple[Holding, ...]:
    """Return what `accounts` hold in other currencies at the end of a day.

    Receivables and payables are told apart by partner, cash and banks are not.
    """
    wanted = tuple(accounts)
    base = masters.organisation.currency.code
    by_partner = frozenset(each.id for each in wanted if each.use not in MONEY)
    held = load_holdings(conn, (each.id for each in wanted), through, by_partner=by_partner)
    return tuple(each for each in held if each.place.currency != base)
