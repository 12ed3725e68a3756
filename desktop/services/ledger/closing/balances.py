"""What accounts of certain uses held at the end of the year that checks look at."""

from __future__ import annotations

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.statements.sums import balance_at_end
from desktop.services.ledger.closing.check import Looked


def balances_of(looked: Looked, *uses: AccountUse) -> dict[int, int]:
    """Return the balance (debit positive) of each account with one of `uses`, by its id.

    Accounts that no entry ever touched are left out.
    """
    ends = balance_at_end(looked.source, looked.year)
    return {
        account.id: ends.total((account.id,))
        for account in looked.source.accounts
        if account.use in uses and account.id in ends.by_account
    }
