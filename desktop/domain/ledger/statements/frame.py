"""The head that all yearly statements share: whose, of which year, in which currency."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import Column, Row, Statement
from desktop.domain.ledger.year import FiscalYear, YearStatus


def yearly(
    key: str,
    source: StatementSource,
    columns: Iterable[Column],
    rows: Iterable[Row],
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
        notes=notes_of(source.year),
    )


def notes_of(year: FiscalYear) -> tuple[str, ...]:
    """Return the keys of what must be said below every statement of `year`."""
    return ("year-open",) if year.status is YearStatus.OPEN else ()


def year_columns(source: StatementSource) -> tuple[Column, ...]:
    """Return the column of the year and, where there is one, of the year before."""
    current = Column("current", source.year.name)
    if source.prior is None:
        return (current,)
    return (current, Column("prior", source.prior.name))


def years_shown(source: StatementSource) -> tuple[FiscalYear, ...]:
    """Return the years behind those columns."""
    return (source.year,) if source.prior is None else (source.year, source.prior)
