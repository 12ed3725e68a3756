"""Read counts of assets, and what the ledger's accounts of assets hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.assets.count import AssetCount, Counted, CountFound
from desktop.store.types import day_number, day_of


def load_asset_counts(conn: Connection) -> tuple[AssetCount, ...]:
    """Return the counts with what was last said of each asset, the newest one first."""
    lines: dict[int, list[Counted]] = {}
    for row in conn.exec_driver_sql(
        """SELECT l.asset_count_id, l.asset_id, l.found, l.place, l.note FROM asset_count_line l
        WHERE l.id = (SELECT max(id) FROM asset_count_line o
            WHERE o.asset_count_id = l.asset_count_id AND o.asset_id = l.asset_id)
        ORDER BY l.asset_id"""
    ):
        lines.setdefault(row[0], []).append(Counted(row[1], CountFound(row[2]), row[3], row[4]))
    rows = conn.exec_driver_sql(
        """SELECT c.id, c.day, c.note, ifnull(e.counted_by, ''), ifnull(e.witnessed_by, '')
        FROM asset_count c LEFT JOIN asset_count_end e ON e.asset_count_id = c.id
        ORDER BY c.day DESC, c.id DESC"""
    )
    return tuple(
        AssetCount(row[0], day_of(row[1]), row[2], row[3], row[4], tuple(lines.get(row[0], ())))
        for row in rows
    )


def balance_of_use(conn: Connection, use: AccountUse, through: dt.date) -> int:
    """Return what the accounts with `use` hold at the end of a day, debit positive."""
    return int(
        conn.exec_driver_sql(
            """SELECT ifnull(sum(l.amount), 0) FROM account_use u
            JOIN line l ON l.account_id = u.account_id WHERE u.use = ? AND l.day <= ?""",
            (use.value, day_number(through)),
        ).scalar_one()
    )


@dataclass(frozen=True, slots=True)
class BookedLine:
    """A line that stands on an account of assets, in minor units.

    It is `opening` where it opens the book, `registered` where the register posted it itself.
    """

    entry_id: int
    position: int
    account: str
    day: dt.date
    amount: int
    fund_id: int
    partner_id: int | None
    project_id: int | None
    text: str
    opening: bool
    registered: bool


def booked_lines(conn: Connection, use: AccountUse) -> tuple[BookedLine, ...]:
    """Return the lines on accounts with `use` in order of day, without what was reversed."""
    rows = conn.exec_driver_sql(
        """SELECT e.id, l.position, a.code, l.day, l.amount, l.fund_id, l.partner_id, l.project_id,
            e.narration, e.series = 'opening',
            EXISTS (SELECT 1 FROM entry_origin o WHERE o.entry_id = e.id
                AND o.subject GLOB 'asset*:*')
        FROM account_use u JOIN line l ON l.account_id = u.account_id
        JOIN account a ON a.id = l.account_id JOIN entry e ON e.id = l.entry_id
        WHERE u.use = ? AND e.reverses_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
        ORDER BY l.day, e.id, l.position""",
        (use.value,),
    )
    return tuple(
        BookedLine(
            row[0],
            row[1],
            row[2],
            day_of(row[3]),
            row[4],
            row[5],
            row[6],
            row[7],
            row[8],
            bool(row[9]),
            bool(row[10]),
        )
        for row in rows
    )


def made_of_lines(conn: Connection) -> dict[tuple[int, int], int]:
    """Return what the assets cost that were made of each line, by (entry, position)."""
    rows = conn.exec_driver_sql(
        """SELECT s.entry_id, s.position, sum(a.cost) FROM asset_source s
        JOIN asset a ON a.id = s.asset_id GROUP BY s.entry_id, s.position"""
    )
    return {(row[0], row[1]): row[2] for row in rows}


def source_of_asset(conn: Connection, asset_id: int) -> int | None:
    """Return the entry of whose line an asset was made."""
    found = conn.exec_driver_sql(
        "SELECT entry_id FROM asset_source WHERE asset_id = ?", (asset_id,)
    ).scalar()
    return None if found is None else int(found)
