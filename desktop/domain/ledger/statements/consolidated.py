"""Statements across branches and projects: a column for each part, and the whole that they make.

What the parts owe each other cancels out in the whole; it is shown in a column of its own (INPAS
and IFRS 10.B86: balances and transactions within one organisation are eliminated in full).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from desktop.domain.ledger.statements.activities import result_rows
from desktop.domain.ledger.statements.financial_position import position_rows
from desktop.domain.ledger.statements.frame import Side, Sides, yearly
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import Measure
from desktop.domain.ledger.statements.table import Column, Row, Statement

_ELIMINATED: Final = "eliminations"
_TOTAL: Final = "total"


def position_by_branch(whole: StatementSource, parts: Sequence[StatementSource]) -> Statement:
    """Return the position of each branch, of what names none, eliminations, and of the whole."""
    return _consolidated("position-by-branch", whole, parts, position_rows)


def activities_by_branch(whole: StatementSource, parts: Sequence[StatementSource]) -> Statement:
    """Return income and expenses of each branch, of what names none, and of the whole."""
    return _consolidated("activities-by-branch", whole, parts, _results)


def activities_by_project(whole: StatementSource, parts: Sequence[StatementSource]) -> Statement:
    """Return income and expenses of each project, of what names none, and of the whole."""
    return _consolidated("activities-by-project", whole, parts, _results)


def _results(sides: Sides) -> list[Row]:
    return result_rows(sides[0].source, [Measure(side.moved()) for side in sides])


def _consolidated(
    key: str,
    whole: StatementSource,
    parts: Sequence[StatementSource],
    rows_of: Callable[[Sides], list[Row]],
) -> Statement:
    """Return the rows of the whole and its parts, and between them what cancels out."""
    year = whole.year
    sides = [Side(_column(part, year.name), part, year) for part in parts]
    total = Column(_TOTAL, year.name)
    prior = [] if whole.prior is None else [Column("prior", whole.prior.name)]
    sides.append(Side(total, whole, year))
    if whole.prior is not None:
        sides.append(Side(prior[0], whole, whole.prior))
    made = rows_of(tuple(sides))
    rows = [_eliminated(row, len(parts)) if row.cells else row for row in made]
    columns = [side.column for side in sides[: len(parts)]]
    columns += [Column(_ELIMINATED, year.name, optional=True), total, *prior]
    return yearly(key, whole, columns, rows)


def _column(part: StatementSource, year: str) -> Column:
    """Return the column of a branch or project, of several others together, or of none."""
    if len(part.parts) != 1:
        return Column("others" if part.parts else "without", year, optional=True)
    (named,) = part.parts
    names = named.name_ar, named.name_en
    return Column(f"part-{named.code}", year, optional=True, names=names)


def _eliminated(row: Row, parts: int) -> Row:
    """Return `row` with what the whole has less than its parts, before the whole."""
    own = sum(cell or 0 for cell in row.cells[:parts])
    difference = (row.cells[parts] or 0) - own
    return replace(
        row,
        cells=(*row.cells[:parts], difference, *row.cells[parts:]),
        drills=(*row.drills[:parts], None, *row.drills[parts:]),
    )
