"""Write cheques, what happens to them, and voidings, inside a transaction that a verb has begun."""

from __future__ import annotations

import datetime as dt

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.vouchers.cheque import (
    Cheque,
    ChequeEventKind,
    ChequeState,
    check_event,
    cheque_of,
)
from desktop.domain.ledger.vouchers.voiding import is_voiding
from desktop.store.queries.cheques import cheque_of_entry, load_cheque
from desktop.store.tables import cheques
from desktop.store.tx import Tx


def write_cheque(tx: Tx, masters: Masters, entry_id: int, entry: NewEntry) -> None:
    """Write the cheque of a voucher that is paid by one."""
    made = cheque_of(entry, masters)
    if made is not None:
        tx.insert(
            cheques.cheque,
            entry_id=entry_id,
            direction=made.direction,
            account_id=made.account_id,
            number=made.number,
            bank=made.bank,
            day=made.day,
            amount=made.amount,
        )


def write_taken_back(tx: Tx, entry: NewEntry) -> None:
    """Write what follows for a voucher that `entry` takes back.

    A voiding is marked as such, and a cheque that is still out is cancelled. Raises UserError
    `void-cheque-cleared` where its cheque has been paid: money passed, so the voucher is not void.
    """
    if entry.reverses is None:
        return
    voids = is_voiding(entry.origin)
    if voids:
        tx.insert(cheques.voiding, entry_id=entry.reverses, reason=entry.narration)
    found = cheque_of_entry(tx.conn, entry.reverses)
    if found is None or found.subject == entry.origin:
        return
    if voids and found.state is ChequeState.CLEARED:
        raise UserError("void-cheque-cleared", number=found.number, day=found.state_day)
    if found.state is ChequeState.OUTSTANDING:
        write_cheque_event(tx, found, ChequeEventKind.CANCELLED, entry.day, entry.narration)


def write_cheque_event(
    tx: Tx, cheque: Cheque, kind: ChequeEventKind, day: dt.date, reason: str = ""
) -> int:
    """Write what happened to a cheque and return its id.

    Raises UserError as `domain.ledger.vouchers.cheque.check_event` does.
    """
    check_event(cheque, kind, day)
    return tx.insert(
        cheques.cheque_event,
        cheque_id=cheque.id,
        kind=kind,
        day=day,
        reason=clean_name(reason, field="reason"),
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )


def cheque_in(tx: Tx, cheque_id: int) -> Cheque:
    """Return a cheque as it stands in this transaction; raises UserError `cheque-missing`."""
    return load_cheque(tx.conn, cheque_id)
