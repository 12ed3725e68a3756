"""Every line counts once, and forecasts are what they say."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ledger.budgets.budget import Figure, Place
from desktop.domain.ledger.budgets.plan import Plan
from desktop.domain.ledger.budgets.standing import (
    Forecast,
    Frame,
    GroupBy,
    Read,
    Standing,
    standings,
)
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.year import Period, PeriodStatus, months_of

MONTHS = tuple(
    Period(at, 1, at, first, last, PeriodStatus.OPEN)
    for at, (first, last) in enumerate(months_of(dt.date(2025, 1, 1), dt.date(2025, 12, 31)), 1)
)


def account(number, kind, parent=None):
    return Account(number, str(number), "", "x", kind, parent, str(number), None, None, True, True)


EXPENSE, INCOME = AccountKind.EXPENSE, AccountKind.INCOME
ACCOUNTS = {
    each.id: each
    for each in (
        account(4, INCOME),
        account(41, INCOME, 4),
        account(5, EXPENSE),
        account(51, EXPENSE, 5),
        account(511, EXPENSE, 51),
        account(52, EXPENSE, 5),
    )
}
some = st.one_of(st.none(), st.integers(1, 2))
places = st.builds(Place, st.sampled_from([41, 5, 51, 511, 52]), some, some, some)
figures = st.builds(Figure, places, st.tuples(*[st.integers(0, 10**6)] * 12))
lines = st.lists(st.tuples(places, st.integers(-(10**6), 10**6)), max_size=20)


def frame(day=dt.date(2025, 12, 31), forecast=Forecast.BUDGET):
    return Frame(MONTHS, day, forecast)


@given(st.lists(figures, max_size=12), lines, lines, st.sampled_from(GroupBy))
def test_nothing_is_lost_or_counted_twice(budget, actual, prior, by):
    plan = Plan.of(budget)
    rows = standings(plan, Read(actual, prior, actual), frame(), by, ACCOUNTS)
    for kind, sign in ((INCOME, -1), (EXPENSE, 1)):
        mine = [row for row in rows if row.kind is kind]

        def all_of(pairs, kind=kind):
            return sum(v for place, v in pairs if ACCOUNTS[place.account_id].kind is kind)

        assert sum(row.actual for row in mine) == sign * all_of(actual)
        assert sum(row.prior for row in mine) == sign * all_of(prior)
        assert sum(row.committed for row in mine) == all_of(actual)
        planned = [(each.place, each.amount) for each in plan.figures.values()]
        assert sum(row.budget for row in mine) == all_of(planned)
        assert all(row.forecast == row.actual for row in mine)  # the year is over


def test_the_place_is_the_nearest_account_then_project_then_fund():
    held = [Place(5), Place(51, 1), Place(51, None, 1), Place(51, 1, 1), Place(511, None, None, 2)]
    plan = Plan.of(Figure(each, (1,) * 12) for each in held)

    def at(*line):
        return plan.place_of(Place(*line), ACCOUNTS)

    assert at(52, 1, 1, 1) == Place(5)
    assert at(511, 1, 2) == Place(51, 1)
    assert at(511, 2, 1) == Place(51, None, 1)
    assert at(511, 1, 1) == Place(51, 1, 1)
    assert at(511, 1, 1, 2) == Place(511, None, None, 2)
    assert at(511, 2) == Place(5)
    assert at(41, 1) is None


def forecast_of(day, forecast, spent=600):
    plan = Plan.of([Figure(Place(51), (100,) * 12)])
    read = Read([(Place(511, 1), spent)], (), ())
    (row,) = standings(plan, read, frame(day, forecast), GroupBy.ACCOUNT, ACCOUNTS)
    return row.forecast


def test_the_forecast_adds_the_budget_of_the_days_that_remain():
    assert forecast_of(dt.date(2025, 6, 30), Forecast.BUDGET) == 600 + 600
    assert forecast_of(dt.date(2025, 7, 10), Forecast.BUDGET) == 600 + 500 + 100 * 21 // 31
    assert forecast_of(dt.date(2025, 12, 31), Forecast.BUDGET) == 600


def test_or_goes_on_as_it_went():
    assert forecast_of(dt.date(2025, 3, 14), Forecast.RUN_RATE) == 600 * 365 // 73
    assert forecast_of(dt.date(2025, 12, 31), Forecast.RUN_RATE) == 600


def test_percents_are_rounded_to_the_nearest_hundredth():
    assert Standing(EXPENSE, None, budget=3, actual=1).percent == 33_33
    assert Standing(EXPENSE, None, budget=3, actual=2).percent == 66_67
    assert Standing(EXPENSE, None, budget=100, actual=250, committed=10).remaining == -160
    assert Standing(EXPENSE, None, actual=5).percent is None


@given(st.lists(figures, max_size=12), places)
def test_a_line_counts_against_the_first_rival_that_fits(budget, line):
    plan = Plan.of(budget)

    def fits(place):
        return all(a in {None, b} for a, b in zip(place[1:], line[1:], strict=True))

    first = next(filter(fits, plan.rivals(line.account_id, ACCOUNTS)), None)
    assert first == plan.place_of(line, ACCOUNTS)
