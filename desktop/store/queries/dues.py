"""Read dues: classes, rates, who belongs to which class, what was charged, of whom already."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, select

from desktop.domain.ledger.dues.dues import ChargeRow, DuesClass, DuesMember, DuesRate
from desktop.store.tables import open_items as t
from desktop.store.types import day_number, day_of


def load_classes(conn: Connection) -> tuple[DuesClass, ...]:
    """Return the classes of members in order of code."""
    rows = conn.execute(select(t.dues_class).order_by(t.dues_class.c.code))
    return tuple(
        DuesClass(row.id, row.code, row.name_ar, row.name_en, bool(row.active)) for row in rows
    )


def load_rates(conn: Connection) -> tuple[DuesRate, ...]:
    """Return what each class owes in each year."""
    rows = conn.execute(select(t.dues_rate).order_by(t.dues_rate.c.id))
    return tuple(DuesRate(row.class_id, row.fiscal_year_id, row.amount) for row in rows)


def load_members(conn: Connection) -> tuple[DuesMember, ...]:
    """Return who belongs to which class, in order of code of the partner and of time."""
    rows = conn.exec_driver_sql(
        """SELECT m.id, m.partner_id, m.class_id, m.first_day, m.last_day
        FROM dues_member m JOIN partner p ON p.id = m.partner_id
        ORDER BY p.code, m.first_day"""
    )
    return tuple(
        DuesMember(
            row[0], row[1], row[2], day_of(row[3]), None if row[4] is None else day_of(row[4])
        )
        for row in rows
    )


def members_of(conn: Connection, partner_id: int) -> tuple[DuesMember, ...]:
    """Return the classes that a partner belonged to, in order of time."""
    rows = conn.execute(
        select(t.dues_member)
        .where(t.dues_member.c.partner_id == partner_id)
        .order_by(t.dues_member.c.first_day)
    )
    return tuple(
        DuesMember(row.id, row.partner_id, row.class_id, row.first_day, row.last_day)
        for row in rows
    )


def load_charges(conn: Connection) -> tuple[ChargeRow, ...]:
    """Return every charge, the newest first."""
    rows = conn.exec_driver_sql(
        """SELECT c.id, c.class_id, c.fiscal_year_id, c.first_day, c.last_day, c.due_day,
            c.members, c.amount, o.entry_id,
            EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = o.entry_id)
        FROM dues_charge c LEFT JOIN entry_origin o ON o.subject = 'dues_charge:' || c.id
        ORDER BY c.id DESC"""
    )
    return tuple(
        ChargeRow(
            row[0],
            row[1],
            row[2],
            day_of(row[3]),
            day_of(row[4]),
            day_of(row[5]),
            row[6],
            row[7],
            row[8],
            bool(row[9]),
        )
        for row in rows
    )


def charged_members(conn: Connection, first_day: dt.date, last_day: dt.date) -> frozenset[int]:
    """Return the partners whose dues for a day of the span were charged already."""
    rows = conn.exec_driver_sql(
        """SELECT DISTINCT l.partner_id FROM dues_charge c
        JOIN entry_origin o ON o.subject = 'dues_charge:' || c.id
        JOIN line l ON l.entry_id = o.entry_id
        WHERE c.first_day <= ? AND ? <= c.last_day AND l.amount > 0
          AND l.partner_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = o.entry_id)""",
        (day_number(last_day), day_number(first_day)),
    )
    return frozenset(row[0] for row in rows)
