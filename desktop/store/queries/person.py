"""Read all that the book holds about one partner."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.domain.log.kinds import COLUMN_PREFIX
from desktop.domain.trust.person_data import HeldLine, HeldVersion
from desktop.store.queries.log import leaves_about
from desktop.store.types import day_of

_LINES = """SELECT e.day, y.name, e.series, e.number, e.narration, l.memo, a.code, l.amount
    FROM line l JOIN entry e ON e.id = l.entry_id JOIN account a ON a.id = l.account_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    WHERE l.partner_id = ? ORDER BY e.day, e.id, l.position"""


def lines_of(conn: Connection, partner_id: int) -> tuple[HeldLine, ...]:
    """Return the lines that name the partner, in the order of their days."""
    rows = conn.exec_driver_sql(_LINES, (partner_id,))
    return tuple(HeldLine(day_of(row[0]), *row[1:]) for row in rows)


def versions_of(conn: Connection, subject: str) -> tuple[HeldVersion, ...]:
    """Return the record called `subject` ("partner:7") as it stood after each change."""
    found: list[HeldVersion] = []
    for leaf in leaves_about(conn, subject):
        said = dict(leaf.fields or ())
        columns = tuple(
            (name.removeprefix(COLUMN_PREFIX), "" if value is None else str(value))
            for name, value in said.items()
            if name.startswith(COLUMN_PREFIX)
        )
        found.append(HeldVersion(str(said["recorded_at"]), str(said["maker"]), columns))
    return tuple(found)
