"""A real non-profit's real book gives the figures that hledger gives, to the cent."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

from desktop import resources
from desktop.domain.currency import currency_of
from desktop.domain.formats import parse_decimal_text
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.dimensions import Fund, Restriction
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.statements.source import StatementSource, YearTotal
from desktop.domain.ledger.statements.table import RowKind
from desktop.domain.ledger.statements.trial_balance import trial_balance
from desktop.domain.ledger.year import FiscalYear, YearStatus
from desktop.exchange.importers.ledger_journal.reader import read_journal

EXPECTED = Path(__file__).parents[3] / "data" / "hackclub" / "expected"
USD = currency_of("USD")
YEARS = tuple(
    FiscalYear(y, str(y), dt.date(y, 1, 1), dt.date(y, 12, 31), YearStatus.OPEN)
    for y in (2015, 2016, 2017)
)
KINDS = {
    "Assets": AccountKind.ASSET,
    "Liabilities": AccountKind.LIABILITY,
    "Income": AccountKind.INCOME,
    "Expenses": AccountKind.EXPENSE,
}


def expected(name):
    """{account: cents} of a reference file; totals and headings left out."""
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if ":" in row[0] and row[1].startswith("$")]
    return {
        account: parse_decimal_text(amount.replace("$", ""), USD)
        for account, amount in rows
        if account != "Net:"
    }


@pytest.fixture(scope="module")
def book():
    return read_journal(resources.path("samples/hackclub/main.ledger"))


@pytest.fixture(scope="module")
def source_in(book):
    """The source of a year, as the store would add it up."""
    paths = sorted(
        {
            ":".join(parts[:depth])
            for account in book.accounts
            for parts in [account.path.split(":")]
            for depth in range(1, len(parts) + 1)
        }
    )
    ids = {path: number for number, path in enumerate(paths, 1)}
    accounts = tuple(
        Account(
            ids[path],
            f"{ids[path]:03d}",
            "",
            path.rpartition(":")[2],
            KINDS[path.partition(":")[0]],
            ids.get(path.rpartition(":")[0]),
            path,
            None,
            None,
            postable=True,
            active=True,
        )
        for path in paths
    )
    sides = defaultdict(lambda: [0, 0])
    for transaction in book.transactions:
        for posting in transaction.postings:
            side = sides[transaction.day.year, ids[posting.account]]
            side[posting.base_minor < 0] += abs(posting.base_minor)

    def build(year):
        at = [y.name for y in YEARS].index(str(year))
        return StatementSource(
            organisation_ar="",
            organisation_en="Hack Club",
            currency=USD,
            years=YEARS,
            year=YEARS[at],
            prior=YEARS[at - 1] if at else None,
            accounts=accounts,
            funds=(Fund(1, "G", "", "General", Restriction.UNRESTRICTED, active=True),),
            projects=(),
            totals=tuple(
                YearTotal(y, account_id, 1, False, *side)
                for (y, account_id), side in sides.items()
                if y <= year
            ),
        )

    return build


def figures(statement, column, *kinds):
    paths = {
        row.label.path: row.cells[column] for row in statement.rows if row.kind is RowKind.ACCOUNT
    }
    return {p: v for p, v in paths.items() if v and KINDS[p.partition(":")[0]] in kinds}


def test_the_balances_of_the_whole_book(source_in):
    balance = trial_balance(source_in(2017), whole_book=True)
    shown = {row.label.path: row.balance for row in balance.rows if row.balance}
    assert shown == expected("balances")
    assert balance.balance == 0


@pytest.mark.parametrize("year", [2015, 2016, 2017])
def test_activities_of_each_year_and_of_the_year_before(year, source_in):
    statement = STATEMENTS["activities"](source_in(year))
    both = (AccountKind.INCOME, AccountKind.EXPENSE)
    assert figures(statement, 3, *both) == expected(f"activities-{year}")
    if year > 2015:
        assert figures(statement, 4, *both) == expected(f"activities-{year - 1}")


@pytest.mark.parametrize(("year", "net"), [(2015, 2630065), (2016, 8340804), (2017, 577239)])
def test_the_position_at_the_end_of_each_year(year, net, source_in):
    statement = STATEMENTS["financial-position"](source_in(year))
    wanted = expected(f"position-{year}")
    assets = figures(statement, 0, AccountKind.ASSET)
    liabilities = figures(statement, 0, AccountKind.LIABILITY)
    assert assets | {path: -amount for path, amount in liabilities.items()} == wanted
    assert statement.row("total-net-assets").cells[0] == net == sum(wanted.values())


@pytest.mark.parametrize("year", [2015, 2016, 2017])
def test_the_surplus_is_what_hledger_calls_net(year, source_in):
    with (EXPECTED / f"activities-{year}.csv").open(encoding="utf-8", newline="") as file:
        net = next(row[1] for row in csv.reader(file) if row[0] == "Net:")
    surplus = STATEMENTS["activities"](source_in(year)).row("surplus").cells[3]
    assert surplus == parse_decimal_text(net.replace("$", ""), USD)
