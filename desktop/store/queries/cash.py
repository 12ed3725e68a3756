"""Read cash boxes, what passed through them, and what was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.cash.book import CashMove
from desktop.domain.ledger.cash.box import CashBox
from desktop.domain.ledger.cash.count import Count, CountLine, Piece
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.masters import Masters
from desktop.store.types import day_number, day_of, moment_of

_COUNTS: Final = """SELECT c.id, c.account_id, c.day, c.currency, c.book, c.counted, c.counted_by,
        c.witnessed_by, c.third, c.surprise, c.note, o.code, c.recorded_at
    FROM cash_count c JOIN officer o ON o.id = c.officer_id"""


def load_boxes(conn: Connection, masters: Masters) -> tuple[CashBox, ...]:
    """Return every account that is a cash box, in order of code, with what is kept of it."""
    rows = {
        row[1]: row
        for row in conn.exec_driver_sql(
            """SELECT b.id, b.account_id, b.holder_officer_id, b.holder_partner_id, b.most,
                b.active, coalesce(o.name_ar, p.name_ar, ''), coalesce(o.name_en, p.name_en, '')
            FROM cash_box b LEFT JOIN officer o ON o.id = b.holder_officer_id
            LEFT JOIN partner p ON p.id = b.holder_partner_id"""
        )
    }
    base = masters.organisation.currency.code
    found: list[CashBox] = []
    for account in masters.accounts.values():
        if account.use is not AccountUse.CASH_BOX or not account.postable:
            continue
        row = rows.get(account.id)
        kept = (None, None, None, "", "", None, account.active)
        if row is not None:
            kept = (row[0], row[2], row[3], row[6], row[7], row[4], bool(row[5]) and account.active)
        found.append(CashBox(kept[0], account, account.currency or base, *kept[1:]))
    return tuple(found)


def box_balance(conn: Connection, account: Account, base: str, through: dt.date) -> int:
    """Return what a box holds at the end of a day, in minor units of its own currency."""
    column = "amount" if account.currency in (None, base) else "foreign_amount"
    return int(
        conn.exec_driver_sql(
            f"SELECT ifnull(sum({column}), 0) FROM line WHERE account_id = ? AND day <= ?",  # noqa: S608
            (account.id, day_number(through)),
        ).scalar_one()
    )


def cash_holds(conn: Connection, account_id: int) -> int:
    """Return what a box holds, of all time, in minor units of the base currency."""
    return int(
        conn.exec_driver_sql(
            "SELECT ifnull(sum(debit - credit), 0) FROM month_total WHERE account_id = ?",
            (account_id,),
        ).scalar_one()
    )


def is_held(conn: Connection, account_id: int) -> bool:
    """Return whether an account stands in the register of cash boxes, and is in use there."""
    found = conn.exec_driver_sql(
        "SELECT 1 FROM cash_box WHERE account_id = ? AND active = 1", (account_id,)
    ).first()
    return found is not None


def box_moves(
    conn: Connection, account: Account, base: str, first: dt.date, last: dt.date
) -> tuple[CashMove, ...]:
    """Return what passed through a box in the days given (both included), in order."""
    column = "amount" if account.currency in (None, base) else "foreign_amount"
    rows = conn.exec_driver_sql(
        f"""SELECT l.entry_id, l.day, e.series, e.number, e.narration, l.memo, l.{column}
        FROM line l JOIN entry e ON e.id = l.entry_id
        WHERE l.account_id = ? AND l.day BETWEEN ? AND ? AND l.{column} <> 0
        ORDER BY l.day, l.entry_id, l.position""",  # noqa: S608
        (account.id, day_number(first), day_number(last)),
    )
    return tuple(
        CashMove(row[0], day_of(row[1]), Series(row[2]), row[3], row[4], row[5], row[6])
        for row in rows
    )


def load_counts(conn: Connection, account_id: int | None = None) -> tuple[Count, ...]:
    """Return the counts of one box or of all, the newest day first, without their lines."""
    where = "" if account_id is None else "WHERE c.account_id = ?"
    values = () if account_id is None else (account_id,)
    rows = conn.exec_driver_sql(f"{_COUNTS} {where} ORDER BY c.day DESC, c.id DESC", values)
    return tuple(_count(row, ()) for row in rows)


def load_count(conn: Connection, count_id: int) -> Count | None:
    """Return one count with its lines, None where there is none."""
    row = conn.exec_driver_sql(f"{_COUNTS} WHERE c.id = ?", (count_id,)).first()
    if row is None:
        return None
    lines = conn.exec_driver_sql(
        "SELECT piece, value, quantity FROM cash_count_line WHERE cash_count_id = ? ORDER BY id",
        (count_id,),
    )
    return _count(row, tuple(CountLine(Piece(each[0]), each[1], each[2]) for each in lines))


def _count(values: Sequence[Any], lines: tuple[CountLine, ...]) -> Count:
    return Count(
        id=values[0],
        account_id=values[1],
        day=day_of(values[2]),
        currency=values[3],
        book=values[4],
        counted=values[5],
        counted_by=values[6],
        witnessed_by=values[7],
        third=values[8],
        surprise=bool(values[9]),
        note=values[10],
        officer=values[11],
        recorded_at=moment_of(values[12]),
        lines=lines,
    )


def live_entries(conn: Connection, subject: str) -> tuple[int, ...]:
    """Return the entries that were made for `subject` and not taken back, in order."""
    rows = conn.exec_driver_sql(
        """SELECT o.entry_id FROM entry_origin o JOIN entry e ON e.id = o.entry_id
        WHERE o.subject = ? AND e.reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM entry b WHERE b.reverses_id = e.id)
        ORDER BY o.entry_id""",
        (subject,),
    )
    return tuple(row[0] for row in rows)


def is_waiting(conn: Connection, subject: str) -> bool:
    """Return whether an entry that was made for `subject` waits for approval."""
    return (
        conn.exec_driver_sql(
            "SELECT 1 FROM proposal WHERE status = 'waiting' AND content ->> '$.origin' = ?",
            (subject,),
        ).first()
        is not None
    )
