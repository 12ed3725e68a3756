"""Read advances with what is open of each, and how they were accounted for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.advances.advance import Advance, AdvanceState
from desktop.domain.ledger.open_items.item import ItemLine, Side
from desktop.domain.trust.controls import Strictness
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines, waiting_subjects
from desktop.store.types import day_of

_ADVANCES: Final = """SELECT a.id, a.code, a.partner_id, a.purpose, a.project_id, a.day, a.due_day,
        a.rule, a.knowingly,
        (SELECT max(o.entry_id) FROM entry_origin o WHERE o.subject = 'advance:' || a.id
         AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = o.entry_id)),
        EXISTS (SELECT 1 FROM entry_origin o WHERE o.subject = 'advance:' || a.id)
    FROM advance a ORDER BY a.day DESC, a.id DESC"""


def load_advances(conn: Connection, day: dt.date) -> tuple[Advance, ...]:
    """Return every advance as it stood at the end of `day`, the newest first.

    One that was proposed and neither posted nor waits (refused, withdrawn) is left out.
    """
    accounts = item_accounts(conn, Side.ADVANCE.uses)
    lines: dict[int, ItemLine] = {
        line.entry_id: line
        for line in item_lines(conn, accounts, Wanted(day=day, settled=True))
        if line.opens
    }
    waiting = waiting_subjects(conn)
    bare = frozenset(row[0] for row in conn.exec_driver_sql(_UNPROVEN))
    found = (_advance(row, lines, waiting, day) for row in conn.exec_driver_sql(_ADVANCES))
    return tuple(
        replace(each, unproven=each.entry_id in bare) for each in found if each is not None
    )


def advance_line(conn: Connection, entry_id: int) -> ItemLine | None:
    """Return the line by which an advance was handed out; None where its entry is reversed."""
    accounts = item_accounts(conn, Side.ADVANCE.uses)
    lines = item_lines(conn, accounts, Wanted(entry_ids=(entry_id,), settled=True))
    return next((line for line in lines if line.opens), None)


def _advance(
    row: Any, lines: dict[int, ItemLine], waiting: frozenset[str], day: dt.date
) -> Advance | None:
    line = None if row[9] is None else lines.get(row[9])
    due_day = day_of(row[6])
    if line is not None:
        state = AdvanceState.SETTLED
        if line.open:
            state = AdvanceState.OVERDUE if due_day < day else AdvanceState.OPEN
    elif f"advance:{row[0]}" in waiting:
        state = AdvanceState.WAITING
    elif row[10] and row[9] is None:
        state = AdvanceState.REVERSED
    else:
        return None
    return Advance(
        id=row[0],
        code=row[1],
        partner_id=row[2],
        purpose=row[3],
        project_id=row[4],
        day=day_of(row[5]),
        due_day=due_day,
        rule=Strictness(row[7]),
        knowingly=bool(row[8]),
        given=0 if line is None else abs(line.amount),
        open=0 if line is None else line.open,
        state=state,
        entry_id=row[9],
        fund_id=None if line is None else line.fund_id,
    )


@dataclass(frozen=True, slots=True)
class Accounted:
    """One entry by which an advance was accounted for; `documents` counts the scans behind it."""

    entry_id: int
    day: dt.date
    series: str
    number: int
    year_name: str
    narration: str
    reference: str
    documents: int


_PAPERS: Final = """(SELECT count(*) FROM attachment t WHERE t.active = 1
            AND t.subject = 'entry:' || y.name || ':' || e.series || ':' || e.number)
        + (SELECT count(*) FROM entry_origin o
            JOIN advance_settlement v ON o.subject = 'settling:' || v.settling_id
            JOIN advance_scan c ON c.advance_settlement_id = v.id WHERE o.entry_id = e.id)"""

_UNPROVEN: Final = f"""SELECT DISTINCT s.opening_entry_id FROM settlement s
    JOIN entry_origin a ON a.entry_id = s.opening_entry_id AND a.subject GLOB 'advance:*'
    JOIN entry e ON e.id = s.settling_entry_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    WHERE +s.undoes_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
      AND {_PAPERS} = 0"""  # noqa: S608

_ACCOUNTED: Final = f"""SELECT DISTINCT e.id, e.day, e.series, e.number, y.name, e.narration,
        e.reference, {_PAPERS}
    FROM settlement s JOIN entry e ON e.id = s.settling_entry_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    WHERE s.opening_entry_id = ? AND +s.undoes_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
    ORDER BY e.day, e.id"""  # noqa: S608


def accounted_by(conn: Connection, entry_id: int) -> tuple[Accounted, ...]:
    """Return the entries that settle the advance handed out by `entry_id`, the first one first."""
    return tuple(
        Accounted(row[0], day_of(row[1]), *row[2:])
        for row in conn.exec_driver_sql(_ACCOUNTED, (entry_id,))
    )
