"""Deals by property: they balance, holdings keep their average, nothing is left behind."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.rate import base_amount
from desktop.domain.ledger.rates.deal import Deal, Results, Side, deal_entry
from desktop.domain.ledger.rates.holding import Holding, Place, share, worth
from desktop.domain.ledger.rates.revaluation import revaluation_entries, revalued
from desktop.domain.ledger.rates.table import Rate, RateForDay, holds_on

LYD, USD, EUR = (currency_of(code) for code in ("LYD", "USD", "EUR"))
DAY = dt.date(2025, 6, 1)
RESULTS = Results(gain_id=91, loss_id=92, charge_id=93)
MEMOS = ("fee", "difference")
AMOUNTS = st.integers(100, 10**9)


def held(amount, book, account=1, currency="USD"):
    return Holding(Place(account, currency, 7), amount, book)


def deal(gives, takes, **more):
    return Deal(DAY, gives, takes, 7, "n", "CBL", **more)


@given(AMOUNTS, AMOUNTS, st.data())
def test_selling_balances_and_the_rest_keeps_its_average(amount, book, data):
    sold = data.draw(st.integers(1, amount))
    proceeds = data.draw(AMOUNTS)
    gives = Side(1, USD, sold, held(amount, book))
    if share(book, sold, amount) == 0:
        return
    made = deal_entry(deal(gives, Side(2, LYD, proceeds)), LYD, RESULTS, MEMOS)
    lines = made.entry.lines
    assert sum(line.amount for line in lines) == 0
    leaving = next(line for line in lines if line.account_id == 1)
    assert leaving.foreign.amount == -sold
    assert base_amount(-sold, USD, leaving.foreign.rate, LYD) == leaving.amount
    left = book + leaving.amount
    assert abs(left * amount - book * (amount - sold)) <= amount
    assert (sold < amount) or left == 0
    assert made.realised == proceeds + leaving.amount


@given(AMOUNTS, AMOUNTS, st.integers(1, 10**6))
def test_the_fee_is_worth_what_the_deal_was_worth(amount, book, fee):
    gives = Side(1, USD, amount, held(amount + fee, book))
    try:
        made = deal_entry(deal(gives, Side(2, LYD, 10 * amount), fee=fee), LYD, RESULTS, MEMOS)
    except UserError as error:
        assert error.key == "deal-no-value"  # noqa: PT017 - a fee or a cost of less than a unit
        return
    lines = made.entry.lines
    charge = next(line for line in lines if line.account_id == 93)
    assert charge.amount == 10 * fee
    taken = [line for line in lines if line.account_id == 1]
    assert sum(line.foreign.amount for line in taken) == -(amount + fee)
    assert sum(line.amount for line in taken) == -book
    assert sum(line.amount for line in lines) == 0


def test_a_debt_is_paid_from_another_currency_and_both_realise():
    debt = Side(5, EUR, 10_000, held(-10_000, -510_000, 5, "EUR"), partner_id=3)
    bank = Side(1, USD, 12_000, held(20_000, 960_000))
    made = deal_entry(deal(bank, debt, rate="5.3"), LYD, RESULTS, MEMOS)
    told = {line.account_id: line.amount for line in made.entry.lines}
    assert told == {5: 510_000, 1: -576_000, 92: 66_000}
    assert made.realised == -66_000
    assert next(line for line in made.entry.lines if line.account_id == 5).partner_id == 3


def test_beyond_what_is_held_the_day_counts():
    assert worth(held(100, 480), -150, 900) == -480 - 300
    assert worth(held(-100, -480), 40, 0) == 192
    assert worth(held(0, 0), -10, 48) == -48


@pytest.mark.parametrize(
    ("gives", "takes", "more", "key"),
    [
        (Side(1, LYD, 5), Side(2, LYD, 5), {}, "deal-one-currency"),
        (Side(1, USD, 0), Side(2, LYD, 5), {}, "deal-amount"),
        (Side(1, USD, 5), Side(1, USD, 5), {}, "deal-same"),
        (Side(1, USD, 5), Side(2, USD, 6), {}, "deal-amounts-differ"),
        (Side(1, USD, 5), Side(2, EUR, 6), {}, "deal-rate-needed"),
        (Side(1, USD, 5), Side(2, LYD, 6), {"fee": -1}, "deal-fee"),
        (Side(1, USD, 5, held(5, 0)), Side(2, LYD, 6), {}, "deal-no-value"),
    ],
)
def test_what_is_no_deal_is_refused(gives, takes, more, key):
    with pytest.raises(UserError) as error:
        deal_entry(deal(gives, takes, **more), LYD, RESULTS, MEMOS)
    assert error.value.key == key


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9)),
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 99_999),
)
def test_revaluation_balances_by_fund_and_moves_no_currency(places, rate):
    holdings = [
        Holding(Place(10 + at, "USD", fund), amount, book)
        for at, (fund, amount, book) in enumerate(places)
    ]
    rates = {"USD": RateForDay("USD", f"{rate / 1000:.3f}", "CBL", DAY, 0, old=False)}
    lines = revalued(holdings, rates, DAY, LYD)
    entries = revaluation_entries(lines, DAY, (91, 92), ("n", "m"), "revaluation:1")
    for line in lines:
        assert line.holding.book + line.difference == line.value
    for entry in entries:
        assert sum(line.amount for line in entry.lines) == 0
        assert all(line.amount for line in entry.lines)
        assert all(line.foreign.amount == 0 for line in entry.lines if line.foreign)
        assert len({line.fund_id for line in entry.lines}) == 1
    again = [Holding(line.holding.place, line.holding.amount, line.value) for line in lines]
    assert not any(line.difference for line in revalued(again, rates, DAY, LYD))


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["USD", "EUR"])), max_size=12))
def test_the_last_rate_on_or_before_the_day_holds(noted):
    rates = [
        Rate(at, currency, DAY + dt.timedelta(days=day), str(at + 1), "s", "O1")
        for at, (day, currency) in enumerate(noted)
    ]
    asked = DAY + dt.timedelta(days=20)
    found = holds_on(rates, "USD", asked, 7)
    known = [each for each in rates if each.currency == "USD" and each.day <= asked]
    if not known:
        assert found is None
        return
    assert found.day == max(each.day for each in known)
    assert found.rate == [each.rate for each in known if each.day == found.day][-1]
    assert (found.age, found.old) == ((asked - found.day).days, (asked - found.day).days > 7)
