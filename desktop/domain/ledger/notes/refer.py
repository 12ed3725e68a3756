"""Let the rows of a statement refer to the notes that say more about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.notes.note import KEYS, USES, StatementNote
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.statements.registry import FILED, STATEMENTS
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import Row, RowKind, Statement


def filed_statements(
    source: StatementSource, basis: Basis, notes: Sequence[StatementNote]
) -> dict[str, Statement]:
    """Return the statements that a package carries, by name, their rows referring to `notes`."""
    accounts = {account.id: account for account in source.accounts}
    return {name: with_notes(STATEMENTS[name](source), notes, accounts) for name in FILED[basis]}


def with_notes(
    statement: Statement, notes: Iterable[StatementNote], accounts: Mapping[int, Account]
) -> Statement:
    """Return `statement` with the numbers of notes on its rows; headings refer to none.

    The trial balance is a proof and no statement to be explained: it refers to none.
    """
    if statement.key == "trial-balance":
        return statement
    of_use: dict[AccountUse, str] = {}
    of_key: dict[str, str] = {}
    for note in notes:
        if note.left_out:
            continue
        of_use |= dict.fromkeys(USES.get(note.kind, ()), note.number)
        of_key |= dict.fromkeys(KEYS.get(note.kind, ()), note.number)

    def noted(row: Row) -> Row:
        if row.kind is RowKind.HEADING:
            return row
        account = accounts.get(row.label.account_id or 0)
        number = of_key.get(row.label.key or "", "")
        if account is not None and account.use is not None:
            number = of_use.get(account.use, "")
        return replace(row, note=number) if number else row

    return replace(statement, rows=tuple(noted(row) for row in statement.rows))
