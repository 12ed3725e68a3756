"""The real book, through the command line alone, to the cent: per account, whole and per year."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

EXPECTED = Path(__file__).parents[1] / "data" / "hackclub" / "expected"


def money(text):
    return Decimal(text.replace("$", "").replace(",", "") or 0)


def expected(name):
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) == 2]
    return {
        account: money(amount)
        for account, amount in rows
        if ":" in account and not account.endswith(":") and money(amount)
    }


def balance(run, hackclub, secret, *more):
    said = run("report", hackclub, "trial-balance", "--json", "--passphrase-file", secret, *more)
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def balances(answer, *tops):
    return {
        row["account"]: Decimal(row["balance"])
        for row in answer["rows"]
        if row["account"] and row["account"].startswith(tops) and Decimal(row["balance"])
    }


def test_the_whole_book_has_the_published_balances(run, hackclub, secret):
    answer = balance(run, hackclub, secret)
    rows = {row["account"]: row for row in answer["rows"]}
    assert rows["Assets:Chase:Checking"]["balance"] == "6408.44"
    wanted = expected("balances.csv")
    assert len(wanted) == 37
    assert balances(answer, "") == wanted
    assert answer["totals"]["debit"] == answer["totals"]["credit"]
    assert answer["totals"]["balance"] == "0.00"


@pytest.mark.parametrize("year", ["2015", "2016", "2017"])
def test_each_year_has_the_published_position_and_activities(run, hackclub, secret, year):
    answer = balance(run, hackclub, secret, "--year", year)
    position = expected(f"position-{year}.csv")
    assert position
    assert balances(answer, "Assets", "Liabilities") == position
    # hledger's income statement shows income positive, a trial balance as the credit it is.
    moved = balances(answer, "Income", "Expenses")
    activities = {
        account: -amount if account.startswith("Income") else amount
        for account, amount in expected(f"activities-{year}.csv").items()
    }
    assert len(activities) > 10
    assert moved == activities


def test_the_shape_for_programs_is_kept(run, hackclub, secret):
    answer = balance(run, hackclub, secret)
    row = next(r for r in answer["rows"] if r["account"] == "Assets:Chase:Checking")
    assert row.keys() == {"account", "code", "label", "debit", "credit", "balance"}
    assert all(isinstance(row[key], str) for key in row)
    assert (answer["currency"], answer["exponent"], answer["year"]) == ("USD", 2, None)
    assert answer["first_day"] == "2015-01-01"
