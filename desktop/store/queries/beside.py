"""Read what stands beside posted entries: the heads of vouchers, and what entries were made for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.trust.approval_content import Beside, VoucherFact
from desktop.store.types import day_of

_VOUCHER: Final = """SELECT method, partner_id, party_name, cheque_number, cheque_bank, cheque_day,
    transfer_reference FROM voucher WHERE entry_id = ?"""
_FACTS: Final = """SELECT v.method, p.code, v.party_name, v.cheque_number, v.cheque_bank,
    v.cheque_day, v.transfer_reference
    FROM voucher v LEFT JOIN partner p ON p.id = v.partner_id WHERE v.entry_id = ?"""
_ORIGIN: Final = "SELECT subject FROM entry_origin WHERE entry_id = ?"


def load_voucher(conn: Connection, entry_id: int) -> Voucher | None:
    """Return the head of an entry's voucher, or None where it has none."""
    row = conn.exec_driver_sql(_VOUCHER, (entry_id,)).first()
    if row is None:
        return None
    method, partner, name, cheque, bank, day, reference = row
    written = None if day is None else day_of(day)
    return Voucher(PaymentMethod(method), partner, name, cheque, bank, written, reference)


def load_origin(conn: Connection, entry_id: int) -> str | None:
    """Return the subject that an entry was made for."""
    found = conn.exec_driver_sql(_ORIGIN, (entry_id,)).scalar()
    return None if found is None else str(found)


def entries_for(conn: Connection, subject: str) -> tuple[int, ...]:
    """Return the ids of the entries that were made for `subject`, the first one first."""
    rows = conn.exec_driver_sql(
        "SELECT entry_id FROM entry_origin WHERE subject = ? ORDER BY entry_id", (subject,)
    )
    return tuple(row[0] for row in rows)


def load_beside(conn: Connection, entry_ids: Iterable[int]) -> dict[int, Beside]:
    """Return, for each entry, what was agreed to beside its lines, as its rows tell it now."""
    return {entry_id: _beside(conn, entry_id) for entry_id in entry_ids}


def _beside(conn: Connection, entry_id: int) -> Beside:
    row = conn.exec_driver_sql(_FACTS, (entry_id,)).first()
    voucher = None
    if row is not None:
        method, party, name, cheque, bank, day, reference = row
        written = None if day is None else day_of(day).isoformat()
        voucher = VoucherFact(method, party, name, cheque, bank, written, reference)
    return Beside(load_origin(conn, entry_id), voucher)
