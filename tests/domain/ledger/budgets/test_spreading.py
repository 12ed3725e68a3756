"""Amounts spread over months add up again, to the last unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ledger.budgets.spreading import by_weights, evenly

amounts = st.integers(0, 10**15)


@given(amounts, st.integers(1, 24))
def test_even_months_differ_on_the_last_one_alone(amount, months):
    spread = evenly(amount, months)
    assert (len(spread), sum(spread)) == (months, amount)
    assert len({*spread[:-1]}) <= 1
    assert 0 <= spread[-1] - spread[0] < months


@given(amounts, st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=24))
def test_weighted_months_add_up_and_follow_their_weights(amount, weights):
    spread = by_weights(amount, weights)
    assert (len(spread), sum(spread)) == (len(weights), amount)
    assert all(each >= 0 for each in spread)
    if any(weight > 0 for weight in weights):
        whole = sum(max(weight, 0) for weight in weights)
        for got, weight in zip(spread[:-1], weights[:-1], strict=True):
            assert got == amount * max(weight, 0) // whole


@pytest.mark.parametrize("weights", [(0, 0, 0), (-5, -1, 0)])
def test_without_weights_months_are_even(weights):
    assert by_weights(100, weights) == (33, 33, 34)
