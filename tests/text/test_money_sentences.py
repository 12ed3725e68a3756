"""The sentences about money, days and text: named fields, and Arabic for each of them."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from desktop.domain.amounts import parse_amount
from desktop.domain.currency import currency_of
from desktop.domain.days import parse_day
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.text.errors.money import SENTENCES

LYD = currency_of("LYD")


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _typed(text: str) -> Callable[[], object]:
    return lambda: parse_amount(text, LYD)


def _day(text: str) -> Callable[[], object]:
    return lambda: parse_day(text, date(2025, 1, 1), months={})


_RAISES: dict[str, Callable[[], object]] = {
    "unknown-currency": lambda: currency_of("XXX"),
    "amount-empty": _typed(""),
    "amount-too-long": _typed("1" * 999),
    "amount-bad-character": _typed("x"),
    "amount-hidden-character": _typed("1\x002"),
    "amount-gap": _typed("1 2"),
    "amount-mixed-digits": _typed("1٢"),
    "amount-bad-group": _typed("1,5"),
    "amount-too-many-decimals": _typed("1.2345"),
    "amount-not-exact": _typed("1/3"),
    "amount-divided-by-zero": _typed("1/0"),
    "amount-incomplete": _typed("1+"),
    "amount-unclear-parentheses": _typed("(1+1)"),
    "amount-too-large": _typed("9999999999999999"),
    "day-empty": _day(""),
    "day-bad-form": _day("soon"),
    "day-not-in-calendar": _day("30/2/2025"),
    "day-unknown-month": _day("1 brumaire 2025"),
    "day-year-out-of-range": _day("1/1/1446"),
    "text-reorders": lambda: clean_name("a\u202eb", field="name"),
    "text-control": lambda: clean_name("a\x00b", field="name"),
}


def test_every_sentence_is_tried() -> None:
    assert set(_RAISES) == set(SENTENCES)


@pytest.mark.parametrize("key", SENTENCES)
def test_the_error_fills_its_sentence(key: str) -> None:
    with pytest.raises(UserError) as caught:
        _RAISES[key]()
    assert caught.value.key == key
    assert _fields(SENTENCES[key]) <= set(caught.value.fields)
    assert "{" not in SENTENCES[key].format(**caught.value.fields)


def test_every_sentence_has_its_arabic_with_the_same_fields(root: Path) -> None:
    with (root / "i18n/ar/parts/money.po").open("rb") as file:
        arabic = {message.id: message.string for message in read_po(file) if message.id}
    for sentence in SENTENCES.values():
        assert _fields(arabic[sentence]) == _fields(sentence)
        assert any("\u0621" <= letter <= "\u064a" for letter in arabic[sentence])
