"""Amounts as people type them: what is read, what is refused and where, and 100,000 of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.amount_expressions import LONGEST, evaluate
from desktop.domain.amounts import LIMIT, parse_amount
from desktop.domain.currency import Currency, currency_of
from desktop.domain.digits import Digits
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount

LYD = currency_of("LYD")
USD = currency_of("USD")
JPY = currency_of("JPY")


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1.500", 1500),
        ("1,500", 1_500_000),
        ("1.5", 1500),
        ("0", 0),
        ("-0", 0),
        ("007", 7000),
        (".5", 500),
        ("5.", 5000),
        ("1,234.567", 1_234_567),
        ("12,345,678", 12_345_678_000),
        ("١٥٠٠", 1_500_000),
        ("١٫٥٠٠", 1500),
        ("١٬٥٠٠", 1_500_000),
        ("١،٥٠٠", 1_500_000),
        ("١,٢٣٤.٥٦٧", 1_234_567),
        ("۱۲۳۴٫۵", 1_234_500),
        ("-125.5", -125_500),
        ("125.5-", -125_500),
        ("−125.5", -125_500),
        ("125.5−", -125_500),
        ("- 125.5", -125_500),
        ("(125.5)", -125_500),
        ("( 125.5 )", -125_500),
        ("(1,250.500)", -1_250_500),
        ("-١٢٥", -125_000),
        ("(١٢٥)", -125_000),
        ("  7 \t\n", 7000),
        ("\u200f-١٬٢٣٤٫٥", -1_234_500),
        ("\u061c-5\u200e", -5000),
        ("\u20661,234.500\u2069", 1_234_500),
        ("3*125.500", 376_500),
        ("3×125.500", 376_500),
        ("٣*١٢٥٫٥", 376_500),
        ("3*١٢٥٫٥", 376_500),
        ("10/4", 2500),
        ("10÷4", 2500),
        ("10/3*3", 10_000),
        ("1.2345*2", 2469),
        ("0.0005*1000", 500),
        ("100+20-5", 115_000),
        ("2+3*4", 14_000),
        ("(2+3)*4", 20_000),
        ("((2+3))*4", 20_000),
        ("-(2+3)", -5000),
        ("-3*5", -15_000),
        ("10 - 12", -2000),
        ("10-2-3", 5000),
        ("24/2/3", 4000),
        ("1,500 + 500", 2_000_000),
        ("2*(3+(4-1))", 12_000),
        ("1000000000000", LIMIT),
        ("-1,000,000,000,000", -LIMIT),
        ("500,000,000,000*2", LIMIT),
    ],
)
def test_reads(text: str, minor: int) -> None:
    assert parse_amount(text, LYD) == minor


@pytest.mark.parametrize(
    ("text", "key", "position"),
    [
        ("1.2345", "too-many-decimals", 6),
        ("١٫٢٣٤٥", "too-many-decimals", 6),
        ("-1.5000", "too-many-decimals", 7),
        ("1.2345+1", "too-many-decimals", 6),
        ("1,50", "bad-group", 2),
        ("1،5", "bad-group", 2),
        ("0,500", "bad-group", 2),
        ("1234,567", "bad-group", 5),
        ("1,234,56", "bad-group", 6),
        ("1,234٬567", "bad-group", 6),
        ("1,,234", "bad-group", 2),
        (",500", "bad-group", 1),
        ("500,", "bad-group", 4),
        ("1.234,567", "bad-group", 6),
        ("1.500,000", "bad-group", 6),
        ("1٢", "mixed-digits", 2),
        ("١,٢٣4", "mixed-digits", 5),
        ("۱٢", "mixed-digits", 2),
        ("1 234", "gap", 2),
        ("1\u00a0234.5", "gap", 2),
        ("1.2.3", "bad-character", 4),
        (".", "bad-character", 1),
        ("-.", "bad-character", 2),
        ("abc", "bad-character", 1),
        ("12 LYD", "bad-character", 4),
        ("1e5", "bad-character", 2),
        ("1'000", "bad-character", 2),
        ("+5", "bad-character", 1),
        ("--5", "bad-character", 2),
        ("3--5", "bad-character", 3),
        ("3*-5", "bad-character", 3),
        ("3)", "bad-character", 2),
        (")", "bad-character", 1),
        ("()", "bad-character", 2),
        ("-5-", "incomplete", 4),
        ("1²", "bad-character", 2),
        ("१२", "bad-character", 1),
        ("50%", "bad-character", 3),
        ("\u202e12", "hidden-character", 1),
        ("1\u200f2", "hidden-character", 2),
        ("1\x002", "hidden-character", 2),
        ("12*", "incomplete", 4),
        ("-", "incomplete", 2),
        ("(1+2", "incomplete", 5),
        ("(5", "unclear-parentheses", 1),
        ("(1+2)", "unclear-parentheses", 1),
        ("((5))", "unclear-parentheses", 2),
        ("(-5)", "unclear-parentheses", 1),
        ("-(5)", "unclear-parentheses", 2),
        ("2*(5)", "unclear-parentheses", 3),
        ("10/3", "not-exact", 3),
        ("1+10/3", "not-exact", 5),
        ("1.001*1.5", "not-exact", 6),
        ("1/0", "divided-by-zero", 3),
        ("1/(2-2)", "divided-by-zero", 3),
        ("1000000000000.001", "too-large", 1),
        (" -1000000000001", "too-large", 2),
        ("999999*999999999", "too-large", 1),
        ("9" * 60, "too-large", 1),
        ("1" * (LONGEST + 1), "too-long", LONGEST + 1),
        ("(" * 1000, "too-long", LONGEST + 1),
        ("  1" + ",000" * 2000, "too-long", LONGEST + 3),
        ("1,000,000,000,000,000,000,000", "too-large", 1),
    ],
)
def test_refuses_and_names_the_position(text: str, key: str, position: int) -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(text, LYD)
    assert caught.value.key == f"amount-{key}"
    assert caught.value.fields["position"] == position


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200f \u2069"])
def test_nothing_is_not_zero(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(text, LYD)
    assert caught.value.key == "amount-empty"


def test_the_complaint_carries_what_its_sentence_needs() -> None:
    with pytest.raises(UserError) as caught:
        parse_amount("1.2345", LYD)
    fields = {"text": "1.2345", "position": 6, "currency": "LYD", "decimals": 3}
    assert caught.value.fields == fields
    with pytest.raises(UserError) as caught:
        parse_amount("9999999999999999", USD)
    assert caught.value.fields["limit"] == "10,000,000,000,000"


def test_deep_parentheses_stay_within_the_longest_text() -> None:
    depth = (LONGEST - 6) // 2
    text = "(" * depth + "1+2" + ")" * depth + "*3"
    assert parse_amount(text, LYD) == 9000


def test_decimals_follow_the_currency() -> None:
    assert parse_amount("12.34", USD) == 1234
    assert parse_amount("12", JPY) == 12
    for text, currency in (("12.345", USD), ("12.0", JPY), ("12.50", JPY)):
        with pytest.raises(UserError, match="amount-too-many-decimals"):
            parse_amount(text, currency)


_NOTATIONS: dict[str, Callable[[int, Currency], str]] = {
    "western, grouped": format_amount,
    "Arabic-Indic with its own separators": lambda minor, currency: format_amount(
        minor, currency, digits=Digits.ARABIC_INDIC
    ),
    "extended digits, minus at the end": lambda minor, currency: (
        format_amount(abs(minor), currency, group=False).translate(
            {ord(str(n)): chr(0x06F0 + n) for n in range(10)}
        )
        + ("-" if minor < 0 else "")
    ),
    "accounting parentheses": lambda minor, currency: (
        f"({format_amount(-minor, currency)})" if minor < 0 else format_amount(minor, currency)
    ),
}


@pytest.mark.parametrize("notation", _NOTATIONS)
def test_25000_typed_amounts_in_each_notation_are_never_misread(notation: str) -> None:
    chance = random.Random(f"amounts {notation}")
    write = _NOTATIONS[notation]
    currencies = (LYD, USD, JPY)
    misread = 0
    for _ in range(25_000):
        currency = chance.choice(currencies)
        minor = chance.randint(-1, 1) * chance.randrange(10 ** chance.randint(1, 15))
        misread += parse_amount(write(minor, currency), currency) != minor
    assert misread == 0


@given(st.text(alphabet="0159٠٣٩۴.,٫٬،-−()+*/ \u200fa", max_size=14))
def test_the_quick_reader_and_the_careful_one_agree(text: str) -> None:
    def outcome(read: Callable[[str, Currency], int]) -> object:
        try:
            return read(text, LYD)
        except UserError as error:
            return error.key, dict(error.fields)

    quick = outcome(parse_amount)
    assert quick == outcome(evaluate)
    assert isinstance(quick, int | tuple)


_LEAVES = st.integers(0, 99_999).map(lambda n: (f"{n // 1000}.{n % 1000:03d}", Fraction(n, 1000)))


def _combine(
    parts: tuple[tuple[str, Fraction], str, tuple[str, Fraction]],
) -> tuple[str, Fraction]:
    (left, a), sign, (right, b) = parts
    value = {"+": a + b, "-": a - b, "*": a * b}[sign]

    def wrapped(text: str) -> str:
        return f"({text})" if any(s in text for s in "+-*") else text

    return f"{wrapped(left)}{sign}{wrapped(right)}", value


@given(
    st.recursive(
        _LEAVES,
        lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(_combine),
        max_leaves=5,
    )
)
def test_arithmetic_is_exact_or_refused(pair: tuple[str, Fraction]) -> None:
    text, value = pair
    minor = value * 1000
    if minor.denominator == 1 and abs(minor) <= LIMIT:
        assert parse_amount(text, LYD) == minor
    else:
        with pytest.raises(UserError, match=r"not-exact|too-large"):
            parse_amount(text, LYD)
