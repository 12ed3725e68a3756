"""Read budgets, their figures, the notes on them, and what was promised."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import Budget, BudgetStatus, Figure, Place
from desktop.domain.ledger.budgets.commitment import ORIGIN, Commitment
from desktop.domain.ledger.budgets.plan import Plan
from desktop.store.rows import raw_rows
from desktop.store.tables import budgets as t

_FIGURES: Final = """SELECT account_id, fund_id, project_id, branch_id, months, id
    FROM budget_figure WHERE budget_id = ? ORDER BY id"""
_ADOPTED: Final = """SELECT b.fiscal_year_id, f.account_id, f.fund_id, f.project_id, f.branch_id,
    f.months FROM budget b JOIN budget_figure f ON f.budget_id = b.id
    WHERE b.status = 'adopted' ORDER BY f.id"""
_NOTES: Final = """SELECT n.account_id, n.fund_id, n.project_id, n.text FROM variance_note n
    JOIN budget b ON b.id = n.budget_id WHERE b.fiscal_year_id = ? ORDER BY n.id"""
_USED: Final = """SELECT c.id, sum(l.amount) FROM commitment c
    JOIN entry_origin o ON o.subject = ? || c.id
    JOIN line l ON l.entry_id = o.entry_id AND l.account_id = c.account_id
        AND l.fund_id = c.fund_id
    WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.reverses_id = o.entry_id)
    GROUP BY c.id"""


def load_budgets(conn: Connection) -> tuple[Budget, ...]:
    """Return every version, in order of entry."""
    return tuple(_budget(row) for row in conn.execute(select(t.budget).order_by(t.budget.c.id)))


def load_budget(conn: Connection, code: str) -> Budget:
    """Return one version; raises UserError `budget-code-unknown`."""
    row = conn.execute(select(t.budget).where(t.budget.c.code == code)).first()
    if row is None:
        raise UserError("budget-code-unknown", code=code)
    return _budget(row)


def adopted_budget(conn: Connection, year_id: int) -> Budget | None:
    """Return the version that holds for a year, None where nothing was adopted."""
    wanted = (t.budget.c.fiscal_year_id == year_id) & (t.budget.c.status == BudgetStatus.ADOPTED)
    row = conn.execute(select(t.budget).where(wanted)).first()
    return None if row is None else _budget(row)


def load_figures(conn: Connection, budget_id: int) -> dict[int, Figure]:
    """Return the figures of a version by id, those with nothing in them as well."""
    rows = raw_rows(conn, _FIGURES, (budget_id,))
    return {row[5]: Figure(Place(*row[:4]), tuple(json.loads(row[4]))) for row in rows}


def load_plans(conn: Connection) -> Mapping[int, Plan]:
    """Return the adopted figures of every year that has an adopted budget, by year id."""
    found: dict[int, list[Figure]] = {
        year_id: []
        for (year_id,) in raw_rows(
            conn, "SELECT fiscal_year_id FROM budget WHERE status = 'adopted'"
        )
    }
    for year_id, *place, months in raw_rows(conn, _ADOPTED):
        found[year_id].append(Figure(Place(*place), tuple(json.loads(months))))
    return {year_id: Plan.of(figures) for year_id, figures in found.items()}


def load_notes(conn: Connection, year_id: int) -> dict[Place, str]:
    """Return the notes that hold on places of a year's budgets, whichever version they are on."""
    found: dict[Place, str] = {}
    for *place, said in raw_rows(conn, _NOTES, (year_id,)):
        found[Place(*place)] = said
    return {place: said for place, said in found.items() if said}


def load_commitments(conn: Connection) -> tuple[Commitment, ...]:
    """Return every commitment with what was spent of it, in order of day."""
    used: dict[int, int] = defaultdict(int, raw_rows(conn, _USED, (f"{ORIGIN}:",)))
    rows = conn.execute(select(t.commitment).order_by(t.commitment.c.day, t.commitment.c.id))
    return tuple(
        Commitment(
            row.id,
            row.code,
            row.day,
            row.purpose,
            Place(row.account_id, row.fund_id, row.project_id, row.branch_id),
            row.amount,
            row.partner_id,
            row.status,
            row.reason,
            row.officer_id,
            used[row.id],
        )
        for row in rows
    )


def _budget(row: Row[Any]) -> Budget:
    return Budget(
        row.id,
        row.fiscal_year_id,
        row.code,
        row.kind,
        row.status,
        row.based_on_id,
        row.resolution,
        row.resolution_day,
        row.officer_id,
        row.note,
    )
