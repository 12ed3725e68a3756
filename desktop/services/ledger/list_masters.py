"""The funds with what each holds, the projects, the partners, the years and their months."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import Fund, Partner, Project
from desktop.domain.ledger.year import FiscalYear, Period
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import masters as queries
from desktop.store.queries.totals import year_totals

_HELD = (AccountKind.ASSET, AccountKind.LIABILITY)


@dataclass(frozen=True, slots=True)
class FundBalance:
    """A fund and its net assets: what it owns less what it owes, of all time, in minor units."""

    fund: Fund
    balance: int


@dataclass(frozen=True, slots=True)
class Dimensions:
    """What lines carry beside their account, in order of code; `currency` is that of the book."""

    currency: Currency
    funds: tuple[FundBalance, ...]
    projects: tuple[Project, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class YearMonths:
    """A fiscal year with its months, in order of time."""

    year: FiscalYear
    months: tuple[Period, ...]


def list_dimensions(book: Book, by: Acting) -> Dimensions:
    """Return the funds, projects and partners of the book."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = queries.load_accounts(conn)
        held: dict[int, int] = defaultdict(int)
        for total in year_totals(conn):
            if accounts[total.account_id].kind in _HELD:
                held[total.fund_id] += total.debit - total.credit
        return Dimensions(
            currency=queries.load_organisation(conn).currency,
            funds=tuple(
                FundBalance(fund, held[fund.id]) for fund in queries.load_funds(conn).values()
            ),
            projects=tuple(queries.load_projects(conn).values()),
            partners=tuple(queries.load_partners(conn).values()),
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
