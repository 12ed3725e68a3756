"""What the foreign part of a line must keep, so that balances in a currency mean something."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.entry import Foreign
from desktop.domain.ledger.rates.holding import MONETARY


def check_foreign(position: int, amount: int, foreign: Foreign, account: Account) -> None:
    """Hold the foreign part of a line against its base amount and its account.

    Both have the same sign. A foreign amount of nothing means a revaluation: the base amount alone
    changes, on an account that holds this currency or is monetary. Raises UserError `foreign-sign`
    or `foreign-nothing`.
    """
    if foreign.amount == 0:
        if account.currency != foreign.currency and account.use not in MONETARY:
            raise UserError("foreign-nothing", position=position, account=account.code)
    elif (foreign.amount > 0) != (amount > 0):
        raise UserError("foreign-sign", position=position, currency=foreign.currency)
