"""Read open items: lines of parties on accounts of items, with what is settled of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.open_items.item import ItemLine, LineKey, Side, side_of
from desktop.store.types import day_number, day_of, moment_of

_FAR: Final = 99991231

# A row of `settlement` counts while it is not taken back and neither entry is reversed; the line
# asked about is of an entry that is not, so that only the other one has to be looked at.
_SETTLED: Final = """ifnull((SELECT sum(s.{column}) FROM settlement s
    JOIN entry x ON x.id = s.{other}_entry_id
    WHERE s.{own}_entry_id = l.entry_id AND s.{own}_position = l.position
      AND +s.undoes_id IS NULL AND x.day <= :day
      AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = x.id AND r.day <= :day)), 0)"""


def _settled(column: str) -> str:
    opening = _SETTLED.format(column=column, own="opening", other="settling")
    settling = _SETTLED.format(column=column, own="settling", other="opening")
    return f"{opening} + {settling}"


_DUE: Final = """CASE
    WHEN o.subject GLOB 'bill:*' THEN
        (SELECT due_day FROM bill WHERE id = CAST(substr(o.subject, 6) AS INTEGER))
    WHEN o.subject GLOB 'advance:*' THEN
        (SELECT due_day FROM advance WHERE id = CAST(substr(o.subject, 9) AS INTEGER))
    WHEN o.subject GLOB 'dues_charge:*' THEN
        (SELECT due_day FROM dues_charge WHERE id = CAST(substr(o.subject, 13) AS INTEGER))
    END"""

_LINES: Final = f"""SELECT l.entry_id, l.position, l.account_id, l.partner_id, l.fund_id,
        l.project_id, l.day, l.amount, l.currency, l.foreign_amount, l.rate, l.rate_source,
        {_settled("amount")} AS settled, e.series, e.number, y.name, e.narration, e.reference,
        o.subject, ifnull({_DUE}, l.day), l.memo
    FROM line l JOIN entry e ON e.id = l.entry_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    LEFT JOIN entry_origin o ON o.entry_id = l.entry_id
    WHERE {{by}}l.account_id IN ({{accounts}}) AND l.partner_id IS NOT NULL AND l.day <= :day
      AND +e.reverses_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id AND r.day <= :day)
      {{where}}
    ORDER BY l.day, l.entry_id, l.position"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are read: of a party, as they stood at the end of `day`, settled ones too.

    `entry_ids` are the entries whose lines are wanted. None of any of these means all.
    """

    partner_id: int | None = None
    day: dt.date | None = None
    settled: bool = False
    entry_ids: tuple[int, ...] | None = None


ALL_OPEN: Final = Wanted()


def item_accounts(conn: Connection, uses: Iterable[AccountUse]) -> dict[int, Side]:
    """Return the accounts whose lines are items, those with one of `uses`, with their sides."""
    found: dict[int, Side] = {}
    wanted = frozenset(uses)
    for account_id, use in conn.exec_driver_sql(
        "SELECT account_id, use FROM account_use WHERE use IS NOT NULL ORDER BY account_id"
    ):
        side = side_of(AccountUse(use))
        if side is not None and AccountUse(use) in wanted:
            found[account_id] = side
    return found


def item_lines(
    conn: Connection, accounts: Mapping[int, Side], wanted: Wanted = ALL_OPEN
) -> tuple[ItemLine, ...]:
    """Return the lines on `accounts`, in order of day; those of reversed entries are none."""
    if not accounts:
        return ()
    parts: list[str] = []
    if wanted.partner_id is not None:
        parts.append("AND l.partner_id = :partner")
    if wanted.entry_ids is not None:
        marks = ", ".join(str(int(each)) for each in wanted.entry_ids) or "NULL"
        parts.append(f"AND l.entry_id IN ({marks})")
    if not wanted.settled:
        parts.append("AND abs(l.amount) > settled")
    few = wanted.partner_id is not None or wanted.entry_ids is not None
    sql = _LINES.format(
        accounts=", ".join(str(int(each)) for each in accounts),
        by="+" if few else "",  # not by the account, where party or entry lead to a few lines
        where=" ".join(parts),
    )
    day = _FAR if wanted.day is None else day_number(wanted.day)
    foreign = _foreign_settled(conn, day)
    rows = conn.exec_driver_sql(sql, {"day": day, "partner": wanted.partner_id})
    return tuple(_item(row, accounts, foreign) for row in rows)


def without_party(
    conn: Connection, accounts: Mapping[int, Side], day: dt.date | None = None
) -> int:
    """Return what the lines without a party add up to on `accounts`, debit positive.

    They are no items, for nobody is named who could settle them.
    """
    marks = ", ".join(str(int(each)) for each in accounts) or "NULL"
    sql = f"""SELECT ifnull(sum(amount), 0) FROM line
        WHERE account_id IN ({marks}) AND partner_id IS NULL AND day <= ?"""  # noqa: S608
    limit = _FAR if day is None else day_number(day)
    return int(conn.exec_driver_sql(sql, (limit,)).scalar_one())


def _foreign_settled(conn: Connection, day: int) -> Mapping[LineKey, int]:
    """Return what is settled of the few lines in foreign currency, by line."""
    sql = f"""SELECT l.entry_id, l.position, {_settled("foreign_amount")}
        FROM (SELECT opening_entry_id AS entry_id, opening_position AS position
              FROM settlement WHERE foreign_amount IS NOT NULL
              UNION SELECT settling_entry_id, settling_position
              FROM settlement WHERE foreign_amount IS NOT NULL) l"""  # noqa: S608
    return {(row[0], row[1]): row[2] for row in conn.exec_driver_sql(sql, {"day": day})}


def _item(
    row: tuple[Any, ...], accounts: Mapping[int, Side], foreign: Mapping[LineKey, int]
) -> ItemLine:
    return ItemLine(
        entry_id=row[0],
        position=row[1],
        account_id=row[2],
        partner_id=row[3],
        fund_id=row[4],
        project_id=row[5],
        day=day_of(row[6]),
        due_day=day_of(row[19]),
        amount=row[7],
        settled=row[12],
        series=Series(row[13]),
        number=row[14],
        year_name=row[15],
        narration=row[16],
        reference=row[17],
        side=accounts[row[2]],
        origin=row[18],
        currency=row[8],
        foreign=row[9],
        foreign_settled=foreign.get((row[0], row[1]), 0),
        rate=row[10],
        rate_source=row[11],
    )


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """A settlement as it stands: `undone` where it was taken back, `void` where an entry was."""

    id: int
    opening: LineKey
    settling: LineKey
    amount: int
    foreign: int | None
    officer_id: int
    recorded_at: dt.datetime
    undone: bool
    void: bool


_ROWS: Final = """SELECT s.id, s.opening_entry_id, s.opening_position, s.settling_entry_id,
        s.settling_position, s.amount, s.foreign_amount, s.officer_id, s.recorded_at,
        EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id),
        EXISTS (SELECT 1 FROM entry r
                WHERE r.reverses_id IN (s.opening_entry_id, s.settling_entry_id))
    FROM settlement s WHERE s.undoes_id IS NULL AND {where} ORDER BY s.id"""


def settlements_of(conn: Connection, key: LineKey) -> tuple[SettlementRow, ...]:
    """Return the settlements that name a line on either side, the first one first."""
    where = """((s.opening_entry_id = ? AND s.opening_position = ?)
        OR (s.settling_entry_id = ? AND s.settling_position = ?))"""
    rows = conn.exec_driver_sql(_ROWS.format(where=where), (*key, *key))
    return tuple(_row(row) for row in rows)


def settlement_by_id(conn: Connection, settlement_id: int) -> SettlementRow | None:
    """Return one settlement, or None; a row that takes another back is none."""
    row = conn.exec_driver_sql(_ROWS.format(where="s.id = ?"), (settlement_id,)).first()
    return None if row is None else _row(row)


def settling_items(conn: Connection, settling_id: int) -> tuple[tuple[LineKey, int], ...]:
    """Return (line, amount) of what a settling is to settle, in the order given."""
    rows = conn.exec_driver_sql(
        "SELECT entry_id, position, amount FROM settling_item WHERE settling_id = ? ORDER BY id",
        (settling_id,),
    )
    return tuple(((row[0], row[1]), row[2]) for row in rows)


def waiting_subjects(conn: Connection) -> frozenset[str]:
    """Return the origins of entries that wait for somebody's approval."""
    rows = conn.exec_driver_sql(
        "SELECT json_extract(content, '$.origin') FROM proposal WHERE status = 'waiting'"
    )
    return frozenset(row[0] for row in rows if row[0] is not None)


def _row(row: Any) -> SettlementRow:
    return SettlementRow(
        row[0],
        (row[1], row[2]),
        (row[3], row[4]),
        row[5],
        row[6],
        row[7],
        moment_of(row[8]),
        bool(row[9]),
        bool(row[10]),
    )
