"""Read what officers did to fiscal years as a whole, and what stands in the way of closing one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.ledger.closing.year_deed import YearAct
from desktop.store.tables import closing as t
from desktop.store.tables.organisation import officer
from desktop.store.types import day_number


@dataclass(frozen=True, slots=True)
class PointNote:
    """Why a point may stay open; holds while the point shows this `figure`."""

    point: str
    figure: str
    reason: str
    officer: str
    recorded_at: dt.datetime


def acts_of(conn: Connection, year_id: int) -> tuple[YearAct, ...]:
    """Return what was done to a year as a whole, in order of time."""
    rows = conn.execute(
        select(t.year_act, officer.c.code)
        .join(officer, officer.c.id == t.year_act.c.officer_id)
        .where(t.year_act.c.fiscal_year_id == year_id)
        .order_by(t.year_act.c.id)
    )
    return tuple(
        YearAct(
            row.id,
            row.fiscal_year_id,
            row.deed,
            row.officer_id,
            row.code,
            row.reason,
            row.left_open,
            row.digest,
            row.answers_id,
            row.recorded_at,
        )
        for row in rows
    )


def next_act_id(conn: Connection) -> int:
    """Return the id of the next act: it is part of what is signed."""
    return int(conn.exec_driver_sql("SELECT ifnull(max(id), 0) + 1 FROM year_act").scalar_one())


def notes_of(conn: Connection, year_id: int) -> Mapping[str, PointNote]:
    """Return the newest note to each point of a year's checklist."""
    rows = conn.execute(
        select(t.point_note, officer.c.code)
        .join(officer, officer.c.id == t.point_note.c.officer_id)
        .where(t.point_note.c.fiscal_year_id == year_id)
        .order_by(t.point_note.c.id)
    )
    return {
        row.point: PointNote(row.point, row.figure, row.reason, row.code, row.recorded_at)
        for row in rows
    }


def standing_entries(conn: Connection, origin: str) -> tuple[int, ...]:
    """Return the ids of the entries made for `origin` that were not taken back, in order."""
    rows = conn.exec_driver_sql(
        """SELECT o.entry_id FROM entry_origin o WHERE o.subject = ?
        AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = o.entry_id)
        ORDER BY o.entry_id""",
        (origin,),
    )
    return tuple(row[0] for row in rows)


def receipts_of_year(conn: Connection, year_id: int) -> int:
    """Return how many receipts of authorities there are for packages of a year."""
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM receipt r JOIN package p ON p.id = r.package_id"
            " WHERE p.fiscal_year_id = ?",
            (year_id,),
        ).scalar_one()
    )


def count_drafts(conn: Connection, first: dt.date, last: dt.date) -> int:
    """Return how many drafts are dated within these days; a draft may hold anything."""
    found = 0
    for (content,) in conn.exec_driver_sql("SELECT content FROM entry_draft"):
        try:
            day = dt.date.fromisoformat(str(json.loads(content)["day"]))
        except (ValueError, TypeError, KeyError):
            continue
        found += first <= day <= last
    return found


def count_proposals(conn: Connection, first: dt.date, last: dt.date) -> int:
    """Return how many entries dated within these days wait for approval."""
    rows = conn.exec_driver_sql("SELECT content FROM proposal WHERE status = 'waiting'")
    days = (str(json.loads(content)["day"]) for (content,) in rows)
    return sum(first.isoformat() <= day <= last.isoformat() for day in days)


def count_entries(conn: Connection, year_id: int) -> int:
    """Return how many entries a year has, its closing entries left out."""
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM entry WHERE fiscal_year_id = ? AND series <> 'closing'",
            (year_id,),
        ).scalar_one()
    )


def count_undocumented(conn: Connection, first: dt.date, last: dt.date) -> int:
    """Return how many vouchers of receipt and payment have no document, reversals left aside."""
    return int(conn.exec_driver_sql(_BARE, (day_number(first), day_number(last))).scalar_one())


_BARE: Final = """SELECT count(*) FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id
    WHERE e.day BETWEEN ? AND ? AND e.series IN ('receipt', 'payment')
      AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
      AND 'entry:' || y.name || ':' || e.series || ':' || e.number NOT IN (
        SELECT subject FROM attachment WHERE active = 1 AND subject >= 'entry:'
          AND subject < 'entry;')"""


def count_attached(conn: Connection, subject: str) -> int:
    """Return how many documents are attached to `subject`."""
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM attachment WHERE subject = ? AND active = 1", (subject,)
        ).scalar_one()
    )


def count_unexplained_reversals(conn: Connection, year_id: int) -> int:
    """Return how many reversals of a year say nothing of their own about why."""
    return int(
        conn.exec_driver_sql(
            """SELECT count(*) FROM entry r JOIN entry e ON e.id = r.reverses_id
            WHERE r.fiscal_year_id = ? AND r.series <> 'closing'
              AND (trim(r.narration) = trim(e.narration) OR length(trim(r.narration)) < 3)""",
            (year_id,),
        ).scalar_one()
    )


def count_reversals(conn: Connection, year_id: int) -> int:
    """Return how many entries of a year take another one back."""
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM entry WHERE fiscal_year_id = ? AND reverses_id IS NOT NULL"
            " AND series <> 'closing'",
            (year_id,),
        ).scalar_one()
    )


def opening_lines(conn: Connection, year_id: int) -> Mapping[int, int]:
    """Return what the lines of a year's opening entries add up to, by fund."""
    rows = conn.exec_driver_sql(
        """SELECT l.fund_id, sum(l.amount) FROM entry e JOIN line l ON l.entry_id = e.id
        WHERE e.fiscal_year_id = ? AND e.series = 'opening' GROUP BY l.fund_id""",
        (year_id,),
    )
    return {row[0]: row[1] for row in rows}


@dataclass(frozen=True, slots=True)
class Kept:
    """How many things of an area there are, and how many of them are not as they should be."""

    there: int
    failing: int


def unreconciled_banks(conn: Connection, last: dt.date) -> Kept:
    """Return the bank accounts that moved by `last`, and those not reconciled up to it."""
    return Kept(*conn.exec_driver_sql(_BANKS, {"last": day_number(last)}).one())


_BANKS: Final = """SELECT count(*), ifnull(sum(ifnull(b.settled_until, 0) < :last
        AND NOT EXISTS (SELECT 1 FROM reconciliation r
            WHERE r.bank_account_id = b.id AND r.state = 'finished' AND r.last_day >= :last)), 0)
    FROM bank_account b WHERE b.active = 1
      AND EXISTS (SELECT 1 FROM line l WHERE l.account_id = b.account_id AND l.day <= :last)"""


def uncounted_boxes(conn: Connection, first: dt.date, last: dt.date) -> Kept:
    """Return the cash boxes that moved by `last`, and those not counted between the two days."""
    values = {"first": day_number(first), "last": day_number(last)}
    return Kept(*conn.exec_driver_sql(_BOXES, values).one())


_BOXES: Final = """SELECT count(*), ifnull(sum(NOT EXISTS (SELECT 1 FROM cash_count c
        WHERE c.account_id = b.account_id AND c.day BETWEEN :first AND :last)), 0)
    FROM cash_box b WHERE b.active = 1
      AND EXISTS (SELECT 1 FROM line l WHERE l.account_id = b.account_id AND l.day <= :last)"""


def count_budgets(conn: Connection) -> int:
    """Return how many budgets the book has, of all years, those dropped left out."""
    return int(
        conn.exec_driver_sql("SELECT count(*) FROM budget WHERE status <> 'dropped'").scalar_one()
    )


def written_off_in(conn: Connection, first: dt.date, last: dt.date) -> bool:
    """Return whether anything was written off between two days, reversals left aside."""
    row = conn.exec_driver_sql(
        """SELECT 1 FROM account_use u JOIN line l ON l.account_id = u.account_id
        JOIN entry e ON e.id = l.entry_id
        WHERE u.use = 'accumulated_depreciation' AND l.amount < 0 AND l.day BETWEEN ? AND ?
          AND e.series <> 'opening' AND e.reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id) LIMIT 1""",
        (day_number(first), day_number(last)),
    ).first()
    return row is not None


def kept_notes(conn: Connection, year_id: int) -> Kept:
    """Return how many notes of its own the book keeps, and whether a year has none of them."""
    there, of_year = conn.exec_driver_sql(
        """SELECT count(*), ifnull(sum(fiscal_year_id = ?), 0) FROM statement_note
        WHERE standard = 0 AND omitted = 0""",
        (year_id,),
    ).one()
    return Kept(there, int(not of_year))
