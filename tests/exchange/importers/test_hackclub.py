"""A real non-profit's real book gives the balances that hledger computed, to the cent."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from desktop import resources
from desktop.domain.ledger.chart import AccountKind
from desktop.exchange.importers.ledger_journal.reader import read_journal

EXPECTED = Path(__file__).parents[2] / "data/hackclub/expected"


@pytest.fixture(scope="module")
def book():
    return read_journal(resources.path("samples/hackclub/main.ledger"))


def rows(name):
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def shown(minor):
    return f"${'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def summed(book, keep):
    totals = defaultdict(int)
    for transaction in book.transactions:
        for posting in transaction.postings:
            if keep(posting.account, transaction.day):
                totals[posting.account] += posting.minor
    return {account: minor for account, minor in totals.items() if minor}


def test_the_whole_book(book):
    assert (book.count, len(book.accounts), book.base.code) == (1360, 51, "USD")
    assert (book.first_day.isoformat(), book.last_day.isoformat()) == ("2015-01-24", "2017-12-26")
    assert book.needs_rate == ()
    assert None not in {account.kind for account in book.accounts}


def test_balances(book):
    held = [(each.account, shown(each.minor)) for each in book.balances if each.minor]
    assert [("account", "balance"), *held, ("total", "0")] == rows("balances.csv")
    assert sum(each.minor for each in book.balances) == 0


@pytest.mark.parametrize("year", [2015, 2016, 2017])
def test_activities(book, year):
    kinds = {account.path: account.kind for account in book.accounts}
    told = [(f"Income Statement {year}", ""), ("Account", str(year))]
    net = 0
    for title, kind, sign in (
        ("Revenues", AccountKind.INCOME, -1),
        ("Expenses", AccountKind.EXPENSE, 1),
    ):
        part = summed(book, lambda name, day, kind=kind: kinds[name] is kind and day.year == year)
        total = sign * sum(part.values())
        net -= sign * total
        told += [(title, "")]
        told += [(name, shown(sign * part[name])) for name in sorted(part)]
        told += [("total", shown(total))]
    assert [*told, ("Net:", shown(net))] == rows(f"activities-{year}.csv")


@pytest.mark.parametrize("year", [2015, 2016, 2017])
def test_position(book, year):
    kinds = {account.path: account.kind for account in book.accounts}
    lasting = (AccountKind.ASSET, AccountKind.LIABILITY)
    held = summed(book, lambda name, day: kinds[name] in lasting and day.year <= year)
    told = [(name, shown(held[name])) for name in sorted(held)]
    total = ("total", shown(sum(held.values())))
    assert [("account", "balance"), *told, total] == rows(f"position-{year}.csv")


def test_receipts_and_comments_are_kept(book):
    receipts = [
        value
        for transaction in book.transactions
        for holder in (transaction, *transaction.postings)
        for name, value in holder.tags
        if name == "Receipt"
    ]
    text = resources.path("samples/hackclub/main.ledger").read_text(encoding="utf-8")
    assert len(receipts) == text.count("; Receipt:") > 1000
    assert book.transactions[1].comment == "Rent for Max"
