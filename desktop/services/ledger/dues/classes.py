"""Keep the classes of members, what each owes a year, and who belongs to which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_names
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.dues.dues import ChargeRow, DuesClass, DuesMember, DuesRate
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import dues as queries
from desktop.store.tables import open_items as t
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class DuesSetUp:
    """The classes, their rates and their members, with what was charged (the newest first)."""

    classes: tuple[DuesClass, ...]
    rates: tuple[DuesRate, ...]
    members: tuple[DuesMember, ...]
    charges: tuple[ChargeRow, ...]


def dues_set_up(book: Book, by: Acting) -> DuesSetUp:
    """Return the classes, rates, members and charges of the book."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return DuesSetUp(
            queries.load_classes(conn),
            queries.load_rates(conn),
            queries.load_members(conn),
            queries.load_charges(conn),
        )


def add_class(book: Book, by: Acting, code: str, name_ar: str, name_en: str) -> int:
    """Add a class of members; raises UserError `dues-class-taken`, or as codes and names do."""
    clean, names = clean_code(code), clean_names(name_ar, name_en)
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return put_class(tx, clean, names)


def put_class(tx: Tx, code: str, names: tuple[str, str]) -> int:
    """Write a class; raises UserError `dues-class-taken`."""
    if any(each.code == code for each in queries.load_classes(tx.conn)):
        raise UserError("dues-class-taken", code=code)
    return tx.insert(t.dues_class, code=code, name_ar=names[0], name_en=names[1], active=1)


def set_rate(book: Book, by: Acting, class_id: int, fiscal_year_id: int, amount: int) -> None:
    """Set what a class owes for a whole year; what was charged before stays.

    Raises UserError `dues-rate-amount`.
    """
    if not 0 <= amount <= LARGEST_AMOUNT:
        raise UserError("dues-rate-amount")
    with book.begin(by, Act.MANAGE_CHART) as tx:
        put_rate(tx, class_id, fiscal_year_id, amount)


def put_rate(tx: Tx, class_id: int, fiscal_year_id: int, amount: int) -> None:
    """Write a rate, or change the one that is there."""
    held = tx.conn.execute(
        select(t.dues_rate.c.id, t.dues_rate.c.amount).where(
            t.dues_rate.c.class_id == class_id, t.dues_rate.c.fiscal_year_id == fiscal_year_id
        )
    ).first()
    if held is None:
        tx.insert(t.dues_rate, class_id=class_id, fiscal_year_id=fiscal_year_id, amount=amount)
    elif held.amount != amount:
        tx.update(t.dues_rate, held.id, amount=amount)


def join_class(book: Book, by: Acting, partner_id: int, class_id: int, first_day: dt.date) -> int:
    """Let a partner belong to a class from a day on; the class of before ends the day before.

    Raises UserError `dues-member-kind` (no member), `dues-member-before` (not after the start in
    the class of before, or in this class already).
    """
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return put_member(tx, partner_id, class_id, first_day)


def put_member(tx: Tx, partner_id: int, class_id: int, first_day: dt.date) -> int:
    """Write that a partner belongs to a class; raises UserError as `join_class` does."""
    partner = tx.masters().partners[partner_id]
    if partner.kind is not PartnerKind.MEMBER:
        raise UserError("dues-member-kind", partner=partner.code)
    for before in queries.members_of(tx.conn, partner_id):
        if first_day <= before.first_day or (
            before.class_id == class_id and before.last_day is None
        ):
            raise UserError("dues-member-before", partner=partner.code, day=before.first_day)
        if before.last_day is None or before.last_day >= first_day:
            end = first_day - dt.timedelta(days=1)
            tx.update(t.dues_member, before.id, last_day=end)
    return tx.insert(
        t.dues_member, partner_id=partner_id, class_id=class_id, first_day=first_day, last_day=None
    )


def leave_class(book: Book, by: Acting, partner_id: int, last_day: dt.date) -> None:
    """Let a partner's class end with a day; raises UserError `dues-member-none`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        for each in queries.members_of(tx.conn, partner_id):
            if each.last_day is None and each.first_day <= last_day:
                tx.update(t.dues_member, each.id, last_day=last_day)
                return
        raise UserError("dues-member-none", partner=tx.masters().partners[partner_id].code)
