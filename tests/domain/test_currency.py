"""The currency table against CLDR's, and the exponents that money here depends on."""

from __future__ import annotations

import dataclasses

import pytest
from babel.core import get_global
from babel.numbers import list_currencies

from desktop.domain.currency import CURRENCIES, Currency, currency_of
from desktop.domain.errors import UserError


@pytest.mark.parametrize(
    ("code", "exponent"),
    [
        *((code, 3) for code in ("LYD", "KWD", "BHD", "OMR", "JOD", "TND", "IQD")),
        *((code, 0) for code in ("JPY", "KRW", "XOF", "XAF", "CLP")),
        *((code, 2) for code in ("USD", "EUR", "EGP", "TRY", "SAR", "CHF", "SYP", "SDG")),
        ("CLF", 4),
    ],
)
def test_exponents(code: str, exponent: int) -> None:
    currency = currency_of(code)
    assert (currency.code, currency.exponent, currency.scale) == (code, exponent, 10**exponent)


def test_every_code_is_known_to_cldr_and_is_three_capitals() -> None:
    known = list_currencies("en") | {"XCG", "ZWG", "SLE"}
    for code in CURRENCIES:
        assert len(code) == 3
        assert code.isupper()
        assert code in known


def test_every_tender_of_today_is_in_the_table() -> None:
    tender = {
        code
        for spans in get_global("territory_currencies").values()
        for code, _start, end, is_tender in spans
        if is_tender and end is None
    }
    withdrawn = {"CUC", "HRK", "SLL", "ZWL"}  # tender in older tables, gone from ISO 4217
    assert tender - withdrawn - set(CURRENCIES) == set()


def test_cldr_agrees_on_exponents_where_it_speaks_of_the_standard() -> None:
    # CLDR gives the decimals in daily use, which are fewer where inflation made coins vanish.
    rounded_in_use = {
        "AFN", "ALL", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SOS", "SYP", "YER",
    }  # fmt: skip
    spoken = {c: d[0] for c, d in get_global("currency_fractions").items() if c in CURRENCIES}
    assert len(spoken) > 20
    for code, decimals in spoken.items():
        if code not in rounded_in_use:
            assert CURRENCIES[code].exponent == decimals, code


@pytest.mark.parametrize("code", ["", "XXX", "lyd", "LYD ", "XAU", "د.ل"])
def test_unknown_currency_is_named(code: str) -> None:
    with pytest.raises(UserError) as caught:
        currency_of(code)
    assert caught.value.key == "unknown-currency"
    assert caught.value.fields == {"code": code}


def test_a_currency_is_a_frozen_value() -> None:
    currency = currency_of("LYD")
    assert currency == Currency("LYD", 3)
    assert hash(currency) == hash(Currency("LYD", 3))
    assert currency_of("LYD") is currency
    with pytest.raises(dataclasses.FrozenInstanceError):
        currency.exponent = 2  # type: ignore[misc]
