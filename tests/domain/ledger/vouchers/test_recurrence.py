"""Days on which a rhythm is due: never before its first day, never skipped, short months too."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.ledger.vouchers.recurrence import (
    NewRecurrence,
    Rhythm,
    check_recurrence,
    due_days,
)

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))
STEPS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.YEARLY: 12}


@given(st.sampled_from(Rhythm), st.integers(1, 31), DAYS, DAYS)
def test_each_due_day_is_one_step_after_the_last(rhythm, month_day, first, until):
    found = list(due_days(NewRecurrence(1, rhythm, month_day, first), until))
    assert all(first <= day <= until for day in found)
    months = [day.year * 12 + day.month for day in found]
    steps = {b - a for a, b in pairwise(months)}
    assert steps <= {STEPS[rhythm]}
    for day in found:
        next_month = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        longest = (next_month - dt.timedelta(days=1)).day
        assert day.day == min(month_day, longest)


def test_the_last_of_the_month_is_due_in_february_too():
    rent = NewRecurrence(1, Rhythm.MONTHLY, 31, dt.date(2024, 1, 15), dt.date(2024, 4, 30))
    assert list(due_days(rent, dt.date(2025, 1, 1))) == [
        dt.date(2024, 1, 31),
        dt.date(2024, 2, 29),
        dt.date(2024, 3, 31),
        dt.date(2024, 4, 30),
    ]


def test_a_first_day_after_the_day_of_its_month_waits_for_the_next():
    rent = NewRecurrence(1, Rhythm.QUARTERLY, 5, dt.date(2025, 1, 6))
    assert list(due_days(rent, dt.date(2025, 8, 1))) == [dt.date(2025, 4, 5), dt.date(2025, 7, 5)]


@pytest.mark.parametrize(
    ("month_day", "last", "key"),
    [
        (0, None, "recurrence-month-day"),
        (32, None, "recurrence-month-day"),
        (1, dt.date(2024, 1, 1), "recurrence-days"),
    ],
)
def test_what_can_never_be_due_is_refused(month_day, last, key):
    new = NewRecurrence(1, Rhythm.MONTHLY, month_day, dt.date(2025, 1, 1), last)
    with pytest.raises(UserError) as refused:
        check_recurrence(new)
    assert refused.value.key == key
