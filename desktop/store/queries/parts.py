"""Yearly totals of a part of the book: of some branches or projects, or of each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.statements.source import YearTotal
from desktop.domain.ledger.statements.table import Scope
from desktop.domain.ledger.year import FiscalYear
from desktop.store.queries.lines import project_totals
from desktop.store.queries.scopes import scope_where
from desktop.store.rows import raw_rows
from desktop.store.types import day_number

_SIDES: Final = "sum(max(l.amount, 0)), sum(max(-l.amount, 0))"


def scope_totals(
    conn: Connection, years: Iterable[FiscalYear], scope: Scope
) -> tuple[YearTotal, ...]:
    """Return the totals of the lines in `scope`, as `year_totals` gives those of the whole book."""
    where, values = scope_where(scope, "l")
    found: list[YearTotal] = []
    for year in years:
        rows = _rows(conn, year, "", where, values)
        found += [YearTotal._make((year.id, *row[1:])) for row in rows]
    return tuple(found)


def totals_by_branch(
    conn: Connection, years: Iterable[FiscalYear]
) -> dict[int, tuple[YearTotal, ...]]:
    """Return the totals of each branch that was ever named."""
    found: dict[int, list[YearTotal]] = defaultdict(list)
    for year in years:
        for part_id, *rest in _rows(conn, year, "l.branch_id", ["l.branch_id IS NOT NULL"], ()):
            found[part_id].append(YearTotal._make((year.id, *rest)))
    return {part_id: tuple(totals) for part_id, totals in found.items()}


def totals_by_project(conn: Connection, year: FiscalYear) -> dict[int, tuple[YearTotal, ...]]:
    """Return the totals of each project that a year names, all funds together (fund id 0).

    By fund they would ask for every line itself; without, an index answers alone.
    """
    found: dict[int, list[YearTotal]] = defaultdict(list)
    for project_id, account_id, amount in project_totals(conn, year.first_day, year.last_day):
        sides = max(amount, 0), max(-amount, 0)
        found[project_id].append(YearTotal(year.id, account_id, 0, False, *sides))
    return {part_id: tuple(totals) for part_id, totals in found.items()}


def _rows(
    conn: Connection, year: FiscalYear, by: str, where: Sequence[str], values: Sequence[object]
) -> list[tuple[int, int, int, bool, int, int]]:
    """Return (part, account, fund, closing, debit, credit) of a year.

    Closing entries are few, so they are read by themselves and taken out of the sum of all lines,
    which an index answers alone.
    """
    part, group = (by, f"{by}, ") if by else ("0", "")
    columns = f"{part}, l.account_id, l.fund_id, {_SIDES}"
    condition = "".join(f" AND {each}" for each in where)
    end = f"GROUP BY {group}l.account_id, l.fund_id"
    everything = raw_rows(
        conn,
        f"SELECT {columns} FROM line l WHERE l.day BETWEEN ? AND ?{condition} {end}",  # noqa: S608
        (day_number(year.first_day), day_number(year.last_day), *values),
    )
    closing = raw_rows(
        conn,
        f"""SELECT {columns} FROM entry e JOIN line l ON l.entry_id = e.id
        WHERE e.fiscal_year_id = ? AND e.series = 'closing'{condition} {end}""",  # noqa: S608
        (year.id, *values),
    )
    closed = {row[:3]: row[3:] for row in closing}
    found = []
    for *key, debit, credit in everything:
        taken = closed.get(tuple(key), (0, 0))
        found.append((*key, False, debit - taken[0], credit - taken[1]))
    found += [(*key, True, *sides) for key, sides in closed.items()]
    return found
