"""What the statements share: their head, and the columns that they put side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import (
    Amounts,
    balance_at_end,
    balance_before,
    movement_in,
)
from desktop.domain.ledger.statements.table import WHOLE_BOOK, Column, Row, Statement
from desktop.domain.ledger.year import FiscalYear, YearStatus


@dataclass(frozen=True, slots=True)
class Side:
    """One column of a statement: whose figures (the book's, a branch's), and of which year."""

    column: Column
    source: StatementSource
    year: FiscalYear

    def moved(self) -> Amounts:
        """Return what moved in its year."""
        return movement_in(self.source, self.year)

    def before(self) -> Amounts:
        """Return the balances with which its year began."""
        return balance_before(self.source, self.year)

    def end(self) -> Amounts:
        """Return the balances with which its year ended."""
        return balance_at_end(self.source, self.year)


Sides = tuple[Side, ...]


def sides_of(source: StatementSource) -> Sides:
    """Return the column of the year and, where there is one, of the year before."""
    current = Side(Column("current", source.year.name), source, source.year)
    if source.prior is None:
        return (current,)
    return (current, Side(Column("prior", source.prior.name), source, source.prior))


def yearly(
    key: str,
    source: StatementSource,
    columns: Iterable[Column],
    rows: Iterable[Row],
    charted: tuple[str, ...] = (),
) -> Statement:
    """Return the statement `key` of the source's year, noted where the year is still open."""
    return Statement(
        key=key,
        organisation_ar=source.organisation_ar,
        organisation_en=source.organisation_en,
        currency=source.currency,
        year=source.year.name,
        prior=None if source.prior is None else source.prior.name,
        first_day=source.year.first_day,
        last_day=source.year.last_day,
        columns=tuple(columns),
        rows=tuple(rows),
        notes=notes_in(source),
        parts=source.parts,
        charted=charted,
    )


def of_sides(key: str, source: StatementSource, sides: Sides, rows: Iterable[Row]) -> Statement:
    """Return the statement `key` with a column for each of `sides`."""
    return yearly(key, source, (side.column for side in sides), rows)


def notes_in(source: StatementSource) -> tuple[str, ...]:
    """Return the keys of what must be said below a statement from `source`."""
    part = () if source.scope == WHOLE_BOOK else ("part-of-book",)
    return (*notes_of(source.year), *part)


def notes_of(year: FiscalYear) -> tuple[str, ...]:
    """Return the keys of what must be said below every statement of `year`."""
    return ("year-open",) if year.status is YearStatus.OPEN else ()


def years_shown(source: StatementSource) -> tuple[FiscalYear, ...]:
    """Return the year and, where there is one, the year before."""
    return (source.year,) if source.prior is None else (source.year, source.prior)
