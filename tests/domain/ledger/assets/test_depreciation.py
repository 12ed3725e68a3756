"""Depreciation is exact: the charges of a life come to cost less residual, never past it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.days import month_span
from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.asset import Acquired, NewAsset, check_asset
from desktop.domain.ledger.assets.depreciation import (
    FirstMonth,
    due_through,
    first_month,
    months_between,
    schedule,
    written_off,
)

AMOUNTS = st.integers(1, 10**15)
LIVES = st.integers(1, 1_200)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
BEGINS = st.sampled_from(FirstMonth)


@given(AMOUNTS, LIVES, DAYS, BEGINS)
def test_a_life_writes_off_everything_and_nothing_more(amount, life, day, begins):
    months = list(schedule(amount, life, day, begins))
    assert len(months) == life
    assert sum(each.amount for each in months) == amount == months[-1].accumulated
    assert max(each.amount for each in months) - min(each.amount for each in months) <= 1
    assert min(each.amount for each in months) >= 0
    assert (months[0].year, months[0].month) == first_month(day, begins)


@given(AMOUNTS, LIVES, DAYS, BEGINS, st.integers(0, 1_300))
def test_what_is_due_is_the_schedule_up_to_then(amount, life, day, begins, after):
    at = day.year * 12 + day.month - 1 + after
    through = month_span(at // 12, at % 12 + 1)[1]
    told = sum(
        each.amount
        for each in schedule(amount, life, day, begins)
        if (each.year, each.month) <= (through.year, through.month)
    )
    assert due_through(amount, life, day, through, begins) == told
    if through.day > 1:
        earlier = through - dt.timedelta(days=1)
        assert due_through(amount, life, day, earlier, begins) <= told


def test_a_month_counts_when_it_is_over():
    day = dt.date(2025, 1, 10)
    assert due_through(1_200, 12, day, dt.date(2025, 1, 30), FirstMonth.SAME) == 0
    assert due_through(1_200, 12, day, dt.date(2025, 1, 31), FirstMonth.SAME) == 100
    assert due_through(1_200, 12, day, dt.date(2025, 1, 31), FirstMonth.NEXT) == 0
    assert due_through(1_200, 12, day, dt.date(2030, 1, 31), FirstMonth.NEXT) == 1_200
    assert due_through(1_200, 12, day, dt.date(2020, 1, 31), FirstMonth.SAME) == 0


def test_months_are_counted_over_years():
    assert months_between((2024, 11), (2025, 2)) == 4
    assert months_between((2025, 2), (2024, 11)) == 0
    assert first_month(dt.date(2025, 12, 5), FirstMonth.NEXT) == (2026, 1)
    assert written_off(10, 3, 1) == 3
    assert written_off(10, 3, 99) == 10


def asset(**changes):
    day = dt.date(2025, 1, 1)
    said = {"code": "A1", "name": "حاسوب", "class_id": 1, "acquired": day, "in_service": day,
            "cost": 1_000, "fund_id": 1, "life": 36}  # fmt: skip
    return NewAsset(**(said | changes))


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"cost": 0}, "asset-cost"),
        ({"cost": 10**16}, "asset-cost"),
        ({"residual": 1_001}, "asset-residual"),
        ({"residual": -1}, "asset-residual"),
        ({"life": 0}, "asset-life"),
        ({"life": 1_201}, "asset-life"),
        ({"depreciated": 1_001}, "asset-depreciated"),
        ({"residual": 100, "depreciated": 901}, "asset-depreciated"),
        ({"in_service": dt.date(2024, 12, 31)}, "asset-service-day"),
        ({"how": Acquired.IN_KIND}, "asset-value-source"),
    ],
)
def test_figures_and_days_keep_their_rules(changes, key):
    check_asset(asset())
    with pytest.raises(UserError, match=key):
        check_asset(asset(**changes))
