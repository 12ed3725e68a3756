"""Read cheques with how they stand, and which vouchers are void."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.vouchers.cheque import (
    LEADS_TO,
    Cheque,
    ChequeDirection,
    ChequeEventKind,
    ChequeState,
)
from desktop.store.types import day_number, day_of

_CHEQUES: Final = """SELECT c.id, c.entry_id, c.direction, c.account_id, c.number, c.bank, c.day,
    c.amount, e.series, e.number, y.name, e.day, e.narration, v.partner_id, v.party_name,
    s.kind, s.day, s.reason, o.id IS NOT NULL,
    EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = c.entry_id)
    FROM cheque c
    JOIN entry e ON e.id = c.entry_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    JOIN voucher v ON v.entry_id = c.entry_id
    LEFT JOIN cheque_event s ON s.id = (SELECT max(x.id) FROM cheque_event x
        WHERE x.cheque_id = c.id AND x.day <= ?)
    LEFT JOIN voiding o ON o.entry_id = c.entry_id
    WHERE e.day <= ? AND {where} ORDER BY e.day DESC, c.id DESC"""
_EVER: Final = dt.date(9999, 12, 31)


def list_cheques(
    conn: Connection,
    *,
    account_id: int | None = None,
    states: Iterable[ChequeState] = (),
    on: dt.date = _EVER,
) -> tuple[Cheque, ...]:
    """Return the cheques of vouchers up to the day `on` as they stood at its end, newest first.

    Of one account, or of all; in one of `states`, or in any.
    """
    where, values = ("1", ()) if account_id is None else ("c.account_id = ?", (account_id,))
    found = _read(conn, where, values, on)
    wanted = frozenset(states)
    return tuple(each for each in found if not wanted or each.state in wanted)


def outstanding_cheques(conn: Connection, account_id: int, on: dt.date) -> tuple[Cheque, ...]:
    """Return the cheques of an account that the bank had not yet settled at the end of `on`."""
    wanted = (ChequeState.OUTSTANDING,)
    return list_cheques(conn, account_id=account_id, states=wanted, on=on)


def load_cheque(conn: Connection, cheque_id: int) -> Cheque:
    """Return one cheque as it stands; raises UserError `cheque-missing`."""
    for found in _read(conn, "c.id = ?", (cheque_id,)):
        return found
    raise UserError("cheque-missing", cheque=cheque_id)


def cheque_of_entry(conn: Connection, entry_id: int) -> Cheque | None:
    """Return the cheque of a voucher, None where it was not paid by one."""
    found = _read(conn, "c.entry_id = ?", (entry_id,))
    return found[0] if found else None


def cheques_numbered(
    conn: Connection, direction: ChequeDirection, account_id: int, number: str
) -> tuple[Cheque, ...]:
    """Return the cheques of an account with this number (as it is compared)."""
    where = "c.direction = ? AND c.account_id = ? AND c.number = ?"
    return _read(conn, where, (direction.value, account_id, number))


def void_reason(conn: Connection, entry_id: int) -> str | None:
    """Return why a voucher is void, None where it is not."""
    found = conn.exec_driver_sql(
        "SELECT reason FROM voiding WHERE entry_id = ?", (entry_id,)
    ).scalar()
    return None if found is None else str(found)


def _read(
    conn: Connection, where: str, values: tuple[object, ...], on: dt.date = _EVER
) -> tuple[Cheque, ...]:
    at = day_number(on)
    rows = conn.exec_driver_sql(_CHEQUES.format(where=where), (at, at, *values))
    return tuple(
        Cheque(
            id=row[0],
            entry_id=row[1],
            direction=ChequeDirection(row[2]),
            account_id=row[3],
            number=row[4],
            bank=row[5],
            day=day_of(row[6]),
            amount=row[7],
            series=Series(row[8]),
            entry_number=row[9],
            year_name=row[10],
            entry_day=day_of(row[11]),
            narration=row[12],
            partner_id=row[13],
            party_name=row[14],
            state=ChequeState.OUTSTANDING
            if row[15] is None
            else LEADS_TO[ChequeEventKind(row[15])],
            state_day=None if row[16] is None else day_of(row[16]),
            reason=row[17] or "",
            voided=bool(row[18]),
            taken_back=bool(row[19]),
        )
        for row in rows
    )
