"""Read counts of assets, and what the ledger's accounts of assets hold."""

from __future__ import annotations

import datetime as dt

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
