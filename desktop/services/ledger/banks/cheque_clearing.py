"""What a finished reconciliation says of cheques: the bank has paid them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.ledger.banks.account import BankAccount
from desktop.domain.ledger.banks.reconciliation import Reconciliation, Workplace
from desktop.domain.ledger.vouchers.cheque import ChequeEventKind, ChequeState
from desktop.services.ledger.vouchers.cheque_writing import cheque_in, write_cheque_event
from desktop.store.queries.cheques import cheque_of_entry
from desktop.store.tables.cheques import cheque_event
from desktop.store.tx import Tx


def write_cleared(tx: Tx, account: BankAccount, place: Workplace) -> int:
    """Note every outstanding cheque that was matched as cleared; return how many there were.

    On the day of the bank, or on the last day of the reconciliation where only the book was ticked.
    """
    count = 0
    for match in place.matches:
        days = [line.day for line in match.bank]
        day = max(days, default=place.reconciliation.last_day)
        for line in match.book:
            found = cheque_of_entry(tx.conn, line.entry_id) if line.cheque else None
            if (
                found is not None
                and found.account_id == account.account_id
                and found.state is ChequeState.OUTSTANDING
            ):
                cleared = max(day, found.entry_day)
                write_cheque_event(tx, found, ChequeEventKind.CLEARED, cleared)
                count += 1
    return count


def write_reopened(tx: Tx, held: Reconciliation, reason: str) -> None:
    """Take back what `write_cleared` noted when this reconciliation was finished."""
    for cheque_id in _cleared_by(tx.conn, held):
        found = cheque_in(tx, cheque_id)
        if found.state is ChequeState.CLEARED and found.state_day is not None:
            write_cheque_event(tx, found, ChequeEventKind.REOPENED, found.state_day, reason)


def _cleared_by(conn: Connection, held: Reconciliation) -> list[int]:
    """Return the cheques that were noted as cleared in the act that finished it."""
    events = select(cheque_event.c.cheque_id).where(
        cheque_event.c.kind == ChequeEventKind.CLEARED,
        cheque_event.c.recorded_at == held.finished_at,
    )
    return [row.cheque_id for row in conn.execute(events)]
