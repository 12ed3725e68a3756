"""One account's ledger: balances run on over pages, forwards and from the end."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.services.ledger.account_ledger import ledger_end, ledger_page, ledger_totals
from desktop.services.ledger.add_masters import add_year
from tests.books_made import new_ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    made = new_ledger(tmp_path_factory.mktemp("ledger"))
    add_year(made.session.book, made.session.by, "2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    for step in range(1, 41):
        day = dt.date(2025, 1, 1) + dt.timedelta(days=(step * 37) % 360)
        sign = -1 if step % 3 == 0 else 1
        made.post(("1111", sign * step * 250), ("4211", -sign * step * 250), day=day)
    made.post(("1111", 5), ("4211", -5), day=dt.date(2026, 2, 1))
    yield made
    made.session.close()


def ask(ledger, verb, account, year, **more):
    return verb(ledger.session.book, ledger.session.by, ledger.accounts[account], year, **more)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(min_value=1, max_value=50))
def test_balances_run_on_whatever_the_page(ledger, limit):
    rows, after = [], None
    while page := ask(ledger, ledger_page, "1111", "2025", after=after, limit=limit):
        rows.extend(page)
        after = page[-1].key
    running = 0
    for row in rows:
        running += row.line.amount
        assert row.balance == running
    assert len(rows) == 40
    assert [row.key for row in rows] == sorted(row.key for row in rows)
    end = ask(ledger, ledger_end, "1111", "2025", limit=limit)
    assert list(end) == rows[::-1][:limit]


def test_what_a_permanent_account_brings_along_and_others_do_not(ledger):
    cash = ask(ledger, ledger_totals, "1111", "2025")
    assert cash.opening == 0
    after = ask(ledger, ledger_totals, "1111", "2026")
    assert (after.opening, after.closing) == (cash.closing, cash.closing + 5)
    assert ask(ledger, ledger_page, "1111", "2026")[0].balance == cash.closing + 5
    income = ask(ledger, ledger_totals, "4211", "2026")
    assert (income.opening, income.closing) == (0, -5)


def test_an_account_or_year_that_is_not_there(ledger):
    book, by = ledger.session.book, ledger.session.by
    with pytest.raises(UserError) as account:
        ledger_page(book, by, 9_999, "2025")
    assert account.value.key == "account-missing"
    with pytest.raises(UserError) as year:
        ask(ledger, ledger_page, "1111", "1999")
    assert year.value.key == "year-unknown"
