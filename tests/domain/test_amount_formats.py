"""Amounts and days as written: pinned, exact, and read back to the same unit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.amounts import LIMIT, parse_amount
from desktop.domain.currency import CURRENCIES, Currency, currency_of
from desktop.domain.digits import Digits, show_digits, show_number, western
from desktop.domain.formats import (
    DayStyle,
    decimal_text,
    format_amount,
    format_day,
    parse_decimal_text,
)

_amounts = st.integers(-LIMIT, LIMIT)
_currencies = st.sampled_from(sorted(CURRENCIES.values(), key=lambda c: c.code))


@pytest.mark.parametrize(
    ("minor", "code", "shown", "machine"),
    [
        (0, "LYD", "0.000", "0.000"),
        (1, "LYD", "0.001", "0.001"),
        (-1, "LYD", "-0.001", "-0.001"),
        (1250, "LYD", "1.250", "1.250"),
        (1_234_567, "LYD", "1,234.567", "1234.567"),
        (-1_250_000, "LYD", "-1,250.000", "-1250.000"),
        (640_844, "USD", "6,408.44", "6408.44"),
        (7, "JPY", "7", "7"),
        (-1_234_567, "JPY", "-1,234,567", "-1234567"),
        (12_345, "CLF", "1.2345", "1.2345"),
        (LIMIT, "LYD", "1,000,000,000,000.000", "1000000000000.000"),
    ],
)
def test_written(minor: int, code: str, shown: str, machine: str) -> None:
    currency = currency_of(code)
    assert format_amount(minor, currency) == shown
    assert decimal_text(minor, currency) == machine
    assert parse_decimal_text(machine, currency) == minor


def test_arabic_indic_digits_bring_their_own_separators() -> None:
    lyd = currency_of("LYD")
    assert format_amount(-1_234_567, lyd, digits=Digits.ARABIC_INDIC) == "-١٬٢٣٤٫٥٦٧"
    assert show_number("1,234.5", Digits.ARABIC_INDIC) == "١٬٢٣٤٫٥"
    assert show_digits("INV-12, p. 3", Digits.ARABIC_INDIC) == "INV-١٢, p. ٣"
    assert western("١٢ و ۳") == "12 و 3"


@given(_amounts, _currencies)
def test_machine_text_has_an_inverse(minor: int, currency: Currency) -> None:
    assert parse_decimal_text(decimal_text(minor, currency), currency) == minor


@given(_amounts, _currencies, st.sampled_from(Digits), st.booleans())
def test_what_is_shown_can_be_typed(
    minor: int, currency: Currency, digits: Digits, group: bool
) -> None:
    shown = format_amount(minor, currency, digits=digits, group=group)
    assert parse_amount(shown, currency) == minor


@pytest.mark.parametrize(
    "text",
    ["", "1", "1.5", "1.5000", "01.500", "+1.500", "-0.000", "1,000.000", " 1.500", "1.500\n",
     "١.٥٠٠", ".500", "1.", "1e3", "NaN"],
)  # fmt: skip
def test_machine_text_is_strict(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an amount|minus zero"):
        parse_decimal_text(text, currency_of("LYD"))


def test_days() -> None:
    day = date(2025, 3, 5)
    assert format_day(day) == "2025-03-05"
    assert format_day(day, style=DayStyle.DAY_FIRST) == "05/03/2025"
    assert format_day(day, digits=Digits.ARABIC_INDIC) == "٢٠٢٥-٠٣-٠٥"
