"""Rates: what is read, what is refused, and that the product is exact to the last unit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.currency import CURRENCIES, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.rate import base_amount, parse_rate

LYD, USD, JPY = currency_of("LYD"), currency_of("USD"), currency_of("JPY")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("4.85", "4.85"), (" 4.850 ", "4.85"), ("٤٫٨٥", "4.85"), ("007", "7"), ("0.0310", "0.031")],
)
def test_rates_are_kept_in_one_form(text, kept):
    assert parse_rate(text) == kept


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "rate-empty"),
        ("4,85", "rate-unreadable"),
        ("-4", "rate-unreadable"),
        ("0.00", "rate-zero"),
    ],
)
def test_what_is_no_rate_is_refused(text, key):
    with pytest.raises(UserError) as error:
        parse_rate(text)
    assert error.value.key == key


def test_dollars_become_dinars_of_three_decimals():
    assert base_amount(10_000, USD, "4.85", LYD) == 485_000
    assert base_amount(-10_000, USD, "4.85", LYD) == -485_000
    assert base_amount(1_000, JPY, "0.0325", LYD) == 32_500


def test_the_last_step_rounds_half_to_even():
    assert base_amount(1, USD, "0.25", LYD) == 2
    assert base_amount(1, USD, "0.35", LYD) == 4
    assert base_amount(-1, USD, "0.25", LYD) == -2


@given(
    st.integers(-(10**15), 10**15),
    st.sampled_from(sorted(CURRENCIES.values(), key=lambda c: c.code)),
    st.decimals(min_value="0.000001", max_value="99999", places=6),
)
def test_no_product_is_further_off_than_half_a_unit(minor, currency, rate):
    text = parse_rate(f"{rate:f}")
    worth = Fraction(minor) * Fraction(text) * Fraction(LYD.scale, currency.scale)
    assert abs(base_amount(minor, currency, text, LYD) - worth) <= Fraction(1, 2)
