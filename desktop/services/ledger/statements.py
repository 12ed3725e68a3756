"""Give the yearly statements, and the lines behind each of their figures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.reports import Takes
from desktop.domain.ledger.statements.flows import money_of
from desktop.domain.ledger.statements.frame import years_shown
from desktop.domain.ledger.statements.general_ledger import (
    LedgerRow,
    general_ledger,
    openings_of,
)
from desktop.domain.ledger.statements.journal import JournalRow, journal
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.projects import ProjectFigures, project_figures
from desktop.domain.ledger.statements.registry import OF_MONEY, OF_MOVEMENT, STATEMENTS
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import code_order
from desktop.domain.ledger.statements.table import (
    WHOLE_BOOK,
    Drill,
    Part,
    Scope,
    Statement,
)
from desktop.domain.ledger.statements.trial_balance import TrialBalance, trial_balance
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import lines
from desktop.store.queries.flows import cash_flows, opened
from desktop.store.queries.masters import load_masters
from desktop.store.queries.parts import scope_totals
from desktop.store.queries.totals import year_totals

LineKey = lines.LineKey


@dataclass(frozen=True, slots=True)
class DrillPage:
    """Lines behind a figure; `next_key` is None at the end."""

    rows: tuple[LedgerLine, ...]
    next_key: LineKey | None


def year_named(masters: Masters, name: str | None) -> FiscalYear:
    """Return the fiscal year called `name`, or the last one that there is.

    Raises UserError `year-unknown` (fields `name`, `known`).
    """
    if name is None:
        return list(masters.years.values())[-1]
    for year in masters.years.values():
        if year.name == name:
            return year
    known = ", ".join(year.name for year in masters.years.values())
    raise UserError("year-unknown", name=name, known=known)


def read_source(
    conn: Connection,
    year_name: str | None,
    *,
    branch: str = "",
    project: str = "",
    money: bool = False,
    balances: bool = True,
) -> StatementSource:
    """Return what the yearly statements of a year are computed from.

    With the code of a `branch` or `project` it is what that part holds, without `balances` only in
    the years shown; with `money` it knows what went through cash boxes and banks. Raises UserError
    `year-unknown` or `report-part-unknown`.
    """
    masters = load_masters(conn)
    scope, parts = part_named(masters, branch, project)
    year = year_named(masters, year_name)
    source = source_of(conn, masters, year, scope, balances=balances)
    source = replace(source, parts=parts)
    if not money:
        return source
    held = tuple(account.id for account in money_of(source))
    shown = years_shown(source)
    return replace(
        source, flows=cash_flows(conn, shown, held, scope), opened=opened(conn, shown, scope)
    )


def source_of(
    conn: Connection,
    masters: Masters,
    year: FiscalYear,
    scope: Scope = WHOLE_BOOK,
    *,
    balances: bool = True,
) -> StatementSource:
    """Return what the yearly statements of `year` are computed from, as `read_source` does."""
    years = tuple(each for each in masters.years.values() if each.first_day <= year.first_day)
    counted = years if balances else years[-2:]
    if scope == WHOLE_BOOK:
        totals = year_totals(conn, [each.id for each in counted])
    else:
        totals = scope_totals(conn, counted, scope)
    return StatementSource(
        organisation_ar=masters.organisation.name_ar,
        organisation_en=masters.organisation.name_en,
        currency=masters.organisation.currency,
        years=years,
        year=year,
        prior=years[-2] if len(years) > 1 else None,
        accounts=tuple(masters.accounts.values()),
        funds=tuple(masters.funds.values()),
        projects=tuple(masters.projects.values()),
        totals=totals,
        scope=scope,
    )


def part_named(masters: Masters, branch: str, project: str) -> tuple[Scope, tuple[Part, ...]]:
    """Return the part of the book with these codes; the whole book where both are empty.

    Raises UserError `report-part-unknown` (fields `wish`, `code`, `known`).
    """
    ids: dict[Takes, tuple[int, ...]] = {}
    parts = []
    for wish, code, known in (
        (Takes.BRANCH, branch, masters.branches),
        (Takes.PROJECT, project, masters.projects),
    ):
        if not code:
            continue
        found = next((each for each in known.values() if each.code == code), None)
        if found is None:
            codes = ", ".join(each.code for each in known.values())
            raise UserError("report-part-unknown", wish=wish, code=code, known=codes or "-")
        ids[wish] = (found.id,)
        parts.append(Part(wish.value, found.code, found.name_ar, found.name_en))
    return Scope(ids.get(Takes.BRANCH), ids.get(Takes.PROJECT)), tuple(parts)


def statement_source(book: Book, by: Acting, year_name: str | None = None) -> StatementSource:
    """Return the source of a year's statements; raises UserError `year-unknown`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return read_source(conn, year_name)


def yearly_statement(
    book: Book,
    by: Acting,
    name: str,
    year_name: str | None = None,
    *,
    branch: str = "",
    project: str = "",
) -> Statement:
    """Return the statement called `name` (`STATEMENTS`) of a year, of a branch or project or all.

    Raises UserError `statement-unknown` (fields `name`, `known`), `year-unknown` or
    `report-part-unknown`.
    """
    make = STATEMENTS.get(name)
    if make is None:
        raise UserError("statement-unknown", name=name, known=", ".join(STATEMENTS))
    with book.read(by, Act.READ_LEDGER) as conn:
        source = read_source(
            conn,
            year_name,
            branch=branch,
            project=project,
            money=name in OF_MONEY,
            balances=name not in OF_MOVEMENT,
        )
    return make(source)


def book_trial_balance(book: Book, by: Acting, year_name: str | None = None) -> TrialBalance:
    """Return the trial balance of a year, or of the whole book where no year is named."""
    source = statement_source(book, by, year_name)
    return trial_balance(source, whole_book=year_name is None)


def figures_by_project(
    book: Book, by: Acting, year_name: str | None = None
) -> tuple[ProjectFigures, ...]:
    """Return income and expenses of each project in a year."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        year = year_named(masters, year_name)
        totals = lines.project_totals(conn, year.first_day, year.last_day)
    return project_figures(masters.projects.values(), masters.accounts.values(), totals)


def drill_lines(
    book: Book, by: Acting, drill: Drill, *, after: LineKey | None = None, limit: int = 100
) -> DrillPage:
    """Return a page of the lines behind a figure."""
    with book.read(by, Act.READ_LEDGER) as conn:
        found = lines.drill_page(conn, drill, after=after, limit=limit)
    next_key = found[-1][0] if len(found) == limit else None
    return DrillPage(tuple(line for _, line in found), next_key)


def drill_totals(book: Book, by: Acting, drill: Drill) -> tuple[int, int, int]:
    """Return (lines, debits, credits) behind a figure, minor units, both positive."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return lines.drill_sum(conn, drill)


@contextmanager
def general_ledger_rows(
    book: Book, by: Acting, year_name: str | None = None
) -> Iterator[tuple[StatementSource, Iterator[LedgerRow]]]:
    """Give the general ledger of a year as a stream, from one snapshot, while the block lasts."""
    with book.read(by, Act.READ_LEDGER) as conn:
        source = read_source(conn, year_name)
        ordered = sorted(source.accounts, key=code_order)
        found = lines.ledger_lines(
            conn,
            (account.id for account in ordered),
            source.year.first_day,
            source.year.last_day,
        )
        yield source, general_ledger(found, source.accounts, openings_of(source))


@contextmanager
def journal_rows(
    book: Book, by: Acting, year_name: str | None = None
) -> Iterator[tuple[StatementSource, Iterator[JournalRow]]]:
    """Give the journal of a year as a stream, from one snapshot, while the block lasts."""
    with book.read(by, Act.READ_LEDGER) as conn:
        source = read_source(conn, year_name)
        year = source.year
        yield source, journal(lines.journal_lines(conn, year.first_day, year.last_day))
