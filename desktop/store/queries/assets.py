"""Read fixed assets: where they are, what was written off, and whether they left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.ledger.assets.asset import Acquired, Asset, AssetClass, DisposalKind
from desktop.store.queries.cash import is_waiting, live_entries
from desktop.store.tables import assets as t
from desktop.store.types import day_number, day_of

_ASSETS: Final = """SELECT a.id, a.code, a.name, a.asset_class_id, a.acquired, a.in_service, a.cost,
    a.residual, a.life, a.depreciated, a.how, a.fund_id, a.project_id, a.donor_id, a.serial,
    a.value_source, m.custodian_id, m.place, d.day,
    {live} OR NOT EXISTS (SELECT 1 FROM entry_origin o WHERE o.subject = 'asset:' || a.id)
        AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.content ->> '$.origin' = 'asset:' || a.id)
    FROM asset a
    LEFT JOIN asset_move m ON m.id = (SELECT max(id) FROM asset_move WHERE asset_id = a.id)
    LEFT JOIN (SELECT asset_id, max(day) AS day FROM asset_disposal WHERE {stands}
        GROUP BY asset_id) d ON d.asset_id = a.id
    ORDER BY a.code"""
# The plus signs keep the planner at the few entries of a subject, instead of all of a book.
_STANDS: Final = """EXISTS (SELECT 1 FROM entry_origin o JOIN entry e ON e.id = o.entry_id
    WHERE o.subject = '{kind}:' || {table}.id AND +e.reverses_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id))"""
_FIRST_NUMBER: Final = 0
_CHARGED: Final = f"""SELECT c.asset_id, sum(c.amount), max(depreciation.last_day)
    FROM depreciation_charge c JOIN depreciation ON depreciation.id = c.depreciation_id
    JOIN asset a ON a.id = c.asset_id
    WHERE {_STANDS.format(kind="depreciation", table="depreciation")[:-1]}
        AND EXISTS (SELECT 1 FROM line l WHERE l.entry_id = e.id AND +l.fund_id = a.fund_id))
    AND depreciation.last_day BETWEEN ? AND ? GROUP BY c.asset_id"""  # noqa: S608


def load_classes(conn: Connection) -> dict[int, AssetClass]:
    """Return the classes in order of code."""
    rows = conn.execute(select(t.asset_class).order_by(t.asset_class.c.code))
    return {
        row.id: AssetClass(
            row.id,
            row.code,
            row.name_ar,
            row.name_en,
            row.cost_account_id,
            row.accumulated_account_id,
            row.expense_account_id,
            row.life,
            bool(row.active),
        )
        for row in rows
    }


def load_assets(conn: Connection) -> dict[int, Asset]:
    """Return every asset in order of code, those that left included."""
    stands = _STANDS.format(kind="asset_disposal", table="asset_disposal")
    live = _STANDS.format(kind="asset", table="a")
    return {
        row[0]: Asset(
            id=row[0],
            code=row[1],
            name=row[2],
            class_id=row[3],
            acquired=day_of(row[4]),
            in_service=day_of(row[5]),
            cost=row[6],
            residual=row[7],
            life=row[8],
            depreciated=row[9],
            how=Acquired(row[10]),
            fund_id=row[11],
            project_id=row[12],
            donor_id=row[13],
            serial=row[14],
            value_source=row[15],
            custodian_id=row[16],
            place=row[17] or "",
            disposed=None if row[18] is None else day_of(row[18]),
            stands=bool(row[19]),
        )
        for row in conn.exec_driver_sql(_ASSETS.format(stands=stands, live=live))
    }


def charged_through(conn: Connection, day: dt.date) -> dict[int, int]:
    """Return what runs that stand wrote off of each asset up to `day`, in minor units."""
    return {
        row[0]: row[1] for row in conn.exec_driver_sql(_CHARGED, (_FIRST_NUMBER, day_number(day)))
    }


def last_charged(conn: Connection, asset_id: int) -> dt.date | None:
    """Return the day through which runs that stand have written an asset off."""
    rows = conn.exec_driver_sql(_CHARGED, (_FIRST_NUMBER, day_number(dt.date.max)))
    return next((day_of(row[2]) for row in rows if row[0] == asset_id), None)


@dataclass(frozen=True, slots=True)
class Run:
    """A depreciation run; it stands while an entry of it does, or waits for approval."""

    id: int
    last_day: dt.date
    amount: int
    assets: int
    stands: bool
    waits: bool


def load_runs(conn: Connection) -> tuple[Run, ...]:
    """Return the runs, the last one first."""
    rows = conn.exec_driver_sql(
        """SELECT d.id, d.last_day, ifnull(sum(c.amount), 0), count(c.id) FROM depreciation d
        LEFT JOIN depreciation_charge c ON c.depreciation_id = d.id
        GROUP BY d.id ORDER BY d.id DESC"""
    ).all()
    return tuple(
        Run(
            row[0],
            day_of(row[1]),
            row[2],
            row[3],
            bool(live_entries(conn, f"depreciation:{row[0]}")),
            is_waiting(conn, f"depreciation:{row[0]}"),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Move:
    """Where an asset was from a day on, and who kept it."""

    day: dt.date
    custodian_id: int | None
    place: str
    reason: str


def load_moves(conn: Connection, asset_id: int) -> tuple[Move, ...]:
    """Return the moves of an asset, the first one first."""
    rows = conn.execute(
        select(t.asset_move).where(t.asset_move.c.asset_id == asset_id).order_by(t.asset_move.c.id)
    )
    return tuple(Move(row.day, row.custodian_id, row.place, row.reason) for row in rows)


@dataclass(frozen=True, slots=True)
class Disposal:
    """How an asset left; `stands` while its entry does, `waits` while that is to be approved.

    `proceeds` and `charge`, what was written off up to the day, are in minor units.
    """

    id: int
    asset_id: int
    day: dt.date
    kind: DisposalKind
    proceeds: int
    charge: int
    reason: str
    stands: bool
    waits: bool


def load_disposals(conn: Connection) -> tuple[Disposal, ...]:
    """Return the disposals, the first one first."""
    rows = conn.execute(select(t.asset_disposal).order_by(t.asset_disposal.c.id)).all()
    return tuple(
        Disposal(
            row.id,
            row.asset_id,
            row.day,
            row.kind,
            row.proceeds,
            row.charge,
            row.reason,
            bool(live_entries(conn, f"asset_disposal:{row.id}")),
            is_waiting(conn, f"asset_disposal:{row.id}"),
        )
        for row in rows
    )
