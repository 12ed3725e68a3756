"""First digits: what is expected, what is found, and no verdict on a handful."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.trust.benford import (
    DIGITS,
    EXPECTED,
    Benford,
    Conformity,
    count_digits,
    first_digit,
)


def lawful(size):
    """Amounts that keep the law: evenly spread over six decades on a logarithmic scale."""
    chance = random.Random(5)
    return [int(10 ** chance.uniform(3, 9)) for _ in range(size)]


def test_the_expected_shares_are_one():
    assert math.isclose(sum(EXPECTED), 1)
    assert round(EXPECTED[0], 3) == 0.301
    assert round(EXPECTED[8], 3) == 0.046


@given(st.integers(1, 10**15))
def test_the_first_digit_is_the_first_letter(amount):
    assert first_digit(amount) == first_digit(-amount) == int(str(amount)[0])


def test_zero_has_none():
    with pytest.raises(ValueError, match="zero"):
        first_digit(0)


@given(st.lists(st.integers(-(10**9), 10**9)))
def test_every_amount_but_zero_is_counted_once(amounts):
    found = count_digits(amounts)
    assert found.size == sum(1 for amount in amounts if amount)
    assert all(0 <= share <= 1 for share in found.shares)
    assert found.chi_square >= 0
    assert found.deviation <= 2 / 9


def test_lawful_amounts_fit_and_even_ones_do_not():
    found = count_digits(lawful(20_000))
    assert found.conformity() is Conformity.CLOSE
    assert found.chi_square < 15.507
    assert found.too_many() == ()
    even = Benford((1_000,) * 9)
    assert even.conformity() is Conformity.OFF
    assert even.too_many() == (4, 5, 6, 7, 8, 9)


def test_a_handful_gets_no_verdict():
    few = Benford((0,) * 8 + (299,))
    assert few.conformity() is Conformity.TOO_FEW
    assert few.too_many() == ()
    assert few.too_many(least=100) == (9,)
    assert Benford((0,) * len(DIGITS)).chi_square == 0


def test_one_digit_too_many_is_named():
    counts = [round(3_000 * share) for share in EXPECTED]
    counts[6] += 400
    assert Benford(tuple(counts)).too_many() == (7,)
