"""The heads of the sample's last vouchers, their cheques, and two vouchers that come again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection

from desktop.domain.formats import format_amount
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.entry import Entry, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.cheque import ChequeEventKind
from desktop.domain.ledger.vouchers.face import Face, face_of
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence, Rhythm
from desktop.domain.trust.acting import Act
from desktop.services.ledger.vouchers.cheque_writing import write_cheque_event
from desktop.services.ledger.vouchers.recurring import add_recurrence
from desktop.services.ledger.vouchers.templates import add_template
from desktop.services.ledger.write_entry import write_beside
from desktop.services.samples.world import LAST_DAY
from desktop.services.session import Session
from desktop.store.queries.cheques import list_cheques
from desktop.store.queries.entries import load_entry
from desktop.store.tx import Tx
from desktop.store.types import day_number

_FROM: Final = dt.date(LAST_DAY.year, LAST_DAY.month - 1, 1)
_FIRST_CHEQUE: Final = 4501
_CLEARED_AFTER: Final = dt.timedelta(days=6)
_LEFT_OUT: Final = 6
"""Every so many-th cheque is still outstanding at the end."""
_TEMPLATES: Final = 2
_ENTRIES: Final = """SELECT id FROM entry WHERE day >= ? AND reverses_id IS NULL
    AND id NOT IN (SELECT reverses_id FROM entry WHERE reverses_id IS NOT NULL)
    AND id NOT IN (SELECT entry_id FROM voucher) ORDER BY id"""


def fill_vouchers(session: Session) -> None:
    """Write what was printed and paid by cheque, and what recurs."""
    with session.book.begin(session.by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        found = tuple(_vouchers(tx.conn, masters))
        number = _FIRST_CHEQUE
        for entry, face in found:
            head = _head(entry, face, masters, number)
            number += head.method is PaymentMethod.CHEQUE
            write_beside(tx, masters, entry.id, _again(entry, head))
        _clear(tx)
    for entry, face in _monthly(found):
        content = _content(entry, face, masters)
        template = add_template(session.book, session.by, entry.narration, content)
        first = LAST_DAY + dt.timedelta(days=1)
        rule = NewRecurrence(template, Rhythm.MONTHLY, entry.day.day, first)
        add_recurrence(session.book, session.by, rule)


def _monthly(found: tuple[tuple[Entry, Face], ...]) -> list[tuple[Entry, Face]]:
    """Return payments of the last month that were made alike in the month before."""
    before = {_likeness(face) for entry, face in found if entry.day.month != LAST_DAY.month}
    alike = [
        (entry, face)
        for entry, face in found
        if entry.series is Series.PAYMENT
        and entry.day.month == LAST_DAY.month
        and _likeness(face) in before
    ]
    return alike[:_TEMPLATES]


def _likeness(face: Face) -> tuple[tuple[int, int], ...]:
    return tuple((line.account_id, line.amount) for line in face.lines)


def _vouchers(conn: Connection, masters: Masters) -> Iterator[tuple[Entry, Face]]:
    for (entry_id,) in conn.exec_driver_sql(_ENTRIES, (day_number(_FROM),)).fetchall():
        entry = load_entry(conn, entry_id)
        face = face_of(entry, masters)
        if face is not None:
            yield entry, face


def _head(entry: Entry, face: Face, masters: Masters, number: int) -> Voucher:
    partners = (line.partner_id for line in entry.lines if line.partner_id is not None)
    party = next(partners, None)
    if masters.accounts[face.account_id].use is AccountUse.CASH_BOX:
        return Voucher(PaymentMethod.CASH, party)
    charged = any(
        masters.accounts[line.account_id].use is AccountUse.BANK_CHARGE for line in face.lines
    )
    if entry.series is Series.RECEIPT or charged:
        return Voucher(PaymentMethod.TRANSFER, party, transfer_reference=entry.reference)
    return Voucher(PaymentMethod.CHEQUE, party, cheque_number=f"{number:06}", cheque_day=entry.day)


def _again(entry: Entry, head: Voucher) -> NewEntry:
    lines = tuple(
        NewLine(line.account_id, line.amount, line.fund_id, foreign=line.foreign)
        for line in entry.lines
    )
    return NewEntry(entry.day, entry.series, entry.narration, lines, voucher=head)


def _clear(tx: Tx) -> None:
    for at, cheque in enumerate(reversed(list_cheques(tx.conn)), start=1):
        day = cheque.day + _CLEARED_AFTER
        if at % _LEFT_OUT and day <= LAST_DAY:
            write_cheque_event(tx, cheque, ChequeEventKind.CLEARED, day)


def _content(entry: Entry, face: Face, masters: Masters) -> str:
    """Return the voucher as the form keeps it."""
    base = masters.organisation.currency
    head = _head(entry, face, masters, 0)
    party = None if head.partner_id is None else masters.partners[head.partner_id].code
    lines = [
        {
            "account": masters.accounts[line.account_id].code,
            "debit" if line.amount > 0 else "credit": format_amount(abs(line.amount), base),
            "fund": masters.funds[line.fund_id].code,
            "memo": line.memo,
        }
        for line in face.lines
    ]
    account = masters.accounts[face.account_id].code
    slip = {"account": account, "method": head.method.value, "party": party or ""}
    said = {
        "v": 1,
        "series": entry.series.value,
        "narration": entry.narration,
        "slip": slip,
        "lines": lines,
    }
    return json.dumps(said, ensure_ascii=False)
