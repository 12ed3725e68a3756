"""What entries refer to: funds with what each holds, lines, projects, branches, partners, years."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import Branch, Fund, FundLine, Partner, Project
from desktop.domain.ledger.grants.grant import Grant
from desktop.domain.ledger.grants.terms import FundTerms
from desktop.domain.ledger.year import FiscalYear, Period
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import masters as queries
from desktop.store.queries.grants import load_grants, load_terms
from desktop.store.queries.totals import year_totals

_HELD = (AccountKind.ASSET, AccountKind.LIABILITY)


@dataclass(frozen=True, slots=True)
class FundBalance:
    """A fund and its net assets: what it owns less what it owes, of all time, in minor units.

    `terms` say of what nature it is, where that was said.
    """

    fund: Fund
    balance: int
    terms: FundTerms | None = None


@dataclass(frozen=True, slots=True)
class LineOfFund:
    """A budget line with the fund that it belongs to, and the grant that budgets it.

    `granted` is in minor units of that grant's currency.
    """

    line: FundLine
    fund: Fund
    grant: Grant | None = None
    granted: int | None = None


@dataclass(frozen=True, slots=True)
class Dimensions:
    """What lines carry beside their account, in order of code; `currency` is that of the book."""

    currency: Currency
    funds: tuple[FundBalance, ...]
    projects: tuple[Project, ...]
    partners: tuple[Partner, ...]
    branches: tuple[Branch, ...]
    fund_lines: tuple[LineOfFund, ...]


@dataclass(frozen=True, slots=True)
class YearMonths:
    """A fiscal year with its months, in order of time."""

    year: FiscalYear
    months: tuple[Period, ...]


def list_dimensions(book: Book, by: Acting) -> Dimensions:
    """Return the funds, budget lines, projects, branches and partners of the book."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts, funds = queries.load_accounts(conn), queries.load_funds(conn)
        terms = load_terms(conn)
        held: dict[int, int] = defaultdict(int)
        for total in year_totals(conn):
            if accounts[total.account_id].kind in _HELD:
                held[total.fund_id] += total.debit - total.credit
        return Dimensions(
            currency=queries.load_organisation(conn).currency,
            funds=tuple(
                FundBalance(fund, held[fund.id], terms.get(fund.id)) for fund in funds.values()
            ),
            projects=tuple(queries.load_projects(conn).values()),
            partners=tuple(queries.load_partners(conn).values()),
            branches=tuple(queries.load_branches(conn).values()),
            fund_lines=_lines(conn, funds),
        )


def _lines(conn: Connection, funds: Mapping[int, Fund]) -> tuple[LineOfFund, ...]:
    granted = {
        line.fund_line_id: (grant, line.amount)
        for grant in load_grants(conn)
        for line in grant.lines
    }
    return tuple(
        LineOfFund(line, funds[line.fund_id], *granted.get(line.id, (None, None)))
        for line in queries.load_fund_lines(conn).values()
    )


def list_years(book: Book, by: Acting) -> tuple[YearMonths, ...]:
    """Return the fiscal years of the book, the first one first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        periods = queries.load_periods(conn)
        years = queries.load_years(conn).values()
    return tuple(
        YearMonths(year, tuple(each for each in periods if each.fiscal_year_id == year.id))
        for year in years
    )


def propose_year(
    years: Sequence[FiscalYear],
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
) -> tuple[str, dt.date, dt.date]:
    """Return (name, first day, last day) of the year to be opened next, with the days given.

    Else it begins after the last year (in a book without one, on 1 January of this year) and has
    twelve months.
    """
    if first_day is not None:
        first = first_day
    elif years:
        first = max(year.last_day for year in years) + dt.timedelta(days=1)
    else:
        first = dt.datetime.now().astimezone().date().replace(month=1, day=1)
    a_year_on = dt.date(first.year + 1, first.month, 1) + dt.timedelta(days=first.day - 2)
    last = last_day or a_year_on
    name = str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    return name, first, last
