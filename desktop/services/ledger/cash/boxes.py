"""The cash boxes of the book: who holds them, what lies in them, what may."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.cash.box import CashBox, NewCashBox, check_box
from desktop.domain.ledger.cash.count import Count
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.cash import box_balance, load_boxes, load_counts
from desktop.store.queries.masters import load_masters
from desktop.store.tables.cash import cash_box
from desktop.store.types import day_of

_EVER = day_of(9999_12_31)


@dataclass(frozen=True, slots=True)
class BoxState:
    """A box, what lies in it by the book (minor units of its currency), and its last count."""

    box: CashBox
    currency: Currency
    balance: int
    last_count: Count | None

    @property
    def above(self) -> int:
        """By how much it holds more than it may."""
        return 0 if self.box.most is None else max(self.balance - self.box.most, 0)


def list_boxes(book: Book, by: Acting) -> tuple[BoxState, ...]:
    """Return every cash box in order of code."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        base = masters.organisation.currency.code
        last: dict[int, Count] = {}
        for count in load_counts(conn):
            last.setdefault(count.account_id, count)
        return tuple(
            BoxState(
                box,
                currency_of(box.currency),
                box_balance(conn, box.account, base, _EVER),
                last.get(box.account.id),
            )
            for box in load_boxes(conn, masters)
        )


def set_box(book: Book, by: Acting, box: NewCashBox) -> None:
    """Say who holds a box and what may lie in it.

    Raises UserError `account-missing`, `cash-box-use`, `cash-box-two-holders`, `cash-box-limit` or
    `cash-box-holder`.
    """
    with book.begin(by, Act.MANAGE_CHART) as tx:
        masters = tx.masters()
        account = masters.accounts.get(box.account_id)
        if account is None:
            raise UserError("account-missing", account=box.account_id)
        check_box(box, account)
        officer, partner = box.holder_officer_id, box.holder_partner_id
        if (officer is not None and officer not in masters.officer_codes) or (
            partner is not None and partner not in masters.partners
        ):
            raise UserError("cash-box-holder", account=account.code)
        values = {
            "holder_officer_id": officer,
            "holder_partner_id": partner,
            "most": box.most,
            "active": int(box.active),
        }
        held = tx.conn.execute(
            select(cash_box.c.id).where(cash_box.c.account_id == account.id)
        ).scalar()
        if held is None:
            tx.insert(cash_box, account_id=account.id, **values)
        else:
            tx.update(cash_box, int(held), **values)


def box_called(conn: Connection, masters: Masters, code: str) -> CashBox:
    """Return the box whose account has `code`; raises UserError `cash-box-missing`."""
    for box in load_boxes(conn, masters):
        if box.account.code == code:
            return box
    raise UserError("cash-box-missing", account=code)


def today_of(moment: dt.datetime) -> dt.date:
    """Return the latest day that can be today anywhere: clocks and places differ."""
    return (moment + dt.timedelta(hours=14)).date()
