"""Mark an account inside a transaction that a verb has begun."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import check_use
from desktop.store.tables.masters import account_use
from desktop.store.tx import Tx


def mark_account(tx: Tx, account_id: int, use: AccountUse | None) -> None:
    """Say what an account is used for; raises UserError `account-missing` or `account-use-kind`."""
    account = tx.masters().accounts.get(account_id)
    if account is None:
        raise UserError("account-missing", account=account_id)
    if use is account.use:
        return
    if use is not None:
        check_use(account.code, account.kind, use)
    held = tx.conn.execute(
        select(account_use.c.id).where(account_use.c.account_id == account_id)
    ).scalar()
    if held is None:
        tx.insert(account_use, account_id=account_id, use=use)
    else:
        tx.update(account_use, int(held), use=use)
