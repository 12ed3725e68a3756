"""Read suppliers' bills, each with the entry that was made for it and what is open of it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.bills.bill import Bill, BillState
from desktop.domain.ledger.open_items.item import ItemLine, Side
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines, waiting_subjects
from desktop.store.types import day_of

_BILLS: Final = """SELECT b.id, b.partner_id, b.number, b.day, b.due_day, b.currency, b.amount,
        b.narration, b.cancelled, b.document_id,
        (SELECT max(o.entry_id) FROM entry_origin o WHERE o.subject = 'bill:' || b.id
         AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = o.entry_id)),
        EXISTS (SELECT 1 FROM entry_origin o WHERE o.subject = 'bill:' || b.id)
    FROM bill b {where} ORDER BY b.due_day DESC, b.id DESC"""


def load_bills(conn: Connection, partner_id: int | None = None) -> tuple[Bill, ...]:
    """Return the bills, of one supplier or of all, those due last first."""
    where = ""
    values: tuple[int, ...] = ()
    if partner_id is not None:
        where, values = "WHERE b.partner_id = ?", (partner_id,)
    rows = conn.exec_driver_sql(_BILLS.format(where=where), values).all()
    lines = _lines_by_entry(conn, partner_id)
    waiting = waiting_subjects(conn)
    return tuple(_bill(row, lines, waiting) for row in rows)


def bill_by_number(conn: Connection, partner_id: int, key: str) -> Bill | None:
    """Return the supplier's bill that is known by `key` and not cancelled, or None."""
    found = conn.exec_driver_sql(
        "SELECT id FROM bill WHERE partner_id = ? AND number_key = ? AND cancelled = 0",
        (partner_id, key),
    ).scalar()
    if found is None:
        return None
    return next(each for each in load_bills(conn, partner_id) if each.id == found)


def _lines_by_entry(conn: Connection, partner_id: int | None) -> dict[int, list[ItemLine]]:
    accounts = item_accounts(conn, Side.PAYABLE.uses)
    found: dict[int, list[ItemLine]] = {}
    for line in item_lines(conn, accounts, Wanted(partner_id, settled=True)):
        if line.opens:
            found.setdefault(line.entry_id, []).append(line)
    return found


def _bill(row: Any, lines: dict[int, list[ItemLine]], waiting: frozenset[str]) -> Bill:
    own = lines.get(row[10], ())
    open_ = sum(line.open for line in own)
    return Bill(
        id=row[0],
        partner_id=row[1],
        number=row[2],
        day=day_of(row[3]),
        due_day=day_of(row[4]),
        currency=row[5],
        amount=row[6],
        narration=row[7],
        state=_state(row, own, open_, waiting),
        open=open_,
        entry_id=row[10],
        document_id=row[9],
    )


def _state(
    row: Any, lines: list[ItemLine] | tuple[()], open_: int, waiting: frozenset[str]
) -> BillState:
    if row[10] is None:
        if f"bill:{row[0]}" in waiting:
            return BillState.WAITING
        return BillState.REVERSED if row[11] and not row[8] else BillState.CANCELLED
    if not open_:
        return BillState.PAID
    settled = any(line.settled for line in lines)
    return BillState.PARTLY_PAID if settled else BillState.OPEN
