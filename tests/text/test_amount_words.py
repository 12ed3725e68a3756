"""Amounts in words: hand-checked sentences, and an oracle that reads the Arabic back."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import resources
from desktop.domain.currency import CURRENCIES, Currency, currency_of
from desktop.text.amount_words import amount_in_words

LYD = currency_of("LYD")
TRY = currency_of("TRY")
OMR = currency_of("OMR")
_CHECKED = [
    line.split("\t")
    for line in (Path(__file__).parent / "amount-words.tsv").read_text("utf-8").splitlines()
]
IN_USE = (
    "LYD", "USD", "EUR", "GBP", "TND", "EGP", "TRY", "SAR", "AED", "QAR", "KWD", "BHD", "OMR",
    "JOD", "IQD", "MAD", "DZD", "CHF", "JPY", "CNY", "CAD",
)  # fmt: skip


@pytest.mark.parametrize(("code", "minor", "words"), _CHECKED)
def test_checked_by_hand(code: str, minor: str, words: str) -> None:
    assert amount_in_words(int(minor), currency_of(code), "ar") == words


def test_the_checked_table_covers_every_currency_in_use() -> None:
    assert len(_CHECKED) >= 80
    assert set(IN_USE) <= {code for code, *_ in _CHECKED}
    for language in ("ar", "en"):
        lexicon = json.loads(resources.path(f"tafqit/{language}.json").read_text("utf-8"))
        assert set(IN_USE) <= set(lexicon["currencies"]) <= set(CURRENCIES)


# The oracle: word values alone, added up as they come. It shares nothing with the speller.
_VALUES = {
    word: value
    for value, words in {
        0: "صفر",
        1: "واحد واحدة إحدى أحد",
        2: "اثنان اثنتان اثنا اثنتا",
        3: "ثلاثة ثلاث", 4: "أربعة أربع", 5: "خمسة خمس", 6: "ستة ست", 7: "سبعة سبع",
        8: "ثمانية ثماني ثمانٍ", 9: "تسعة تسع", 10: "عشرة عشر",
        20: "عشرون", 30: "ثلاثون", 40: "أربعون", 50: "خمسون", 60: "ستون", 70: "سبعون",
        80: "ثمانون", 90: "تسعون",
        100: "مائة", 200: "مائتان مائتا", 300: "ثلاثمائة", 400: "أربعمائة", 500: "خمسمائة",
        600: "ستمائة", 700: "سبعمائة", 800: "ثمانمائة", 900: "تسعمائة",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES = {
    word: value
    for value, words in {
        10**3: "ألف ألفاً آلاف",
        10**6: "مليون مليوناً ملايين",
        10**9: "مليار ملياراً مليارات",
        10**12: "تريليون تريليوناً تريليونات",
        10**15: "كوادريليون",
    }.items()
    for word in words.split()
}
_TWO_SCALES = {
    word: value
    for value, words in {
        2 * 10**3: "ألفان ألفا",
        2 * 10**6: "مليونان مليونا",
        2 * 10**9: "ملياران مليارا",
        2 * 10**12: "تريليونان تريليونا",
    }.items()
    for word in words.split()
}
_MAJORS = {"دينار", "ديناراً", "دنانير", "ديناران", "ليرة", "ليرات", "ليرتان", "ريال", "ريالاً",
           "ريالات", "ريالان"}  # fmt: skip
_MINORS = {"درهم", "درهماً", "دراهم", "درهمان", "قرش", "قرشاً", "قروش", "قرشان", "بيسة", "بيسات",
           "بيستان"}  # fmt: skip
_DUALS = {"ديناران", "ليرتان", "ريالان", "درهمان", "قرشان", "بيستان"}
_QUALIFIERS = {
    f"{root}{ending}"
    for root in ("ليبي", "تركي", "عماني")
    for ending in ("", "ة", "ان", "تان", "اً")
}


def _read(words: str, scale: int) -> int:
    """Return the minor units that an Arabic sentence says; fails on any word it does not know."""
    assert words.startswith("فقط ")
    assert words.endswith(" لا غير")
    parts = words.removeprefix("فقط ").removesuffix(" لا غير").split()
    negative = parts[0] == "بالسالب"
    known = _VALUES.keys() | _SCALES.keys() | _TWO_SCALES.keys() | _MAJORS | _MINORS
    counts = {"major": 0, "minor": 0}
    total = group = 0
    last = ""
    for part in parts[negative:]:
        word = part if part in known else part.removeprefix("و")
        if last and part in {"واحد", "واحدة"}:  # "one", after the noun that it counts
            counts[last] += 1
        elif word in _TWO_SCALES:
            total, group = total + group + _TWO_SCALES[word], 0
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
        elif word in _VALUES:
            group += _VALUES[word]
        elif word in _MAJORS | _MINORS:
            last = "major" if word in _MAJORS else "minor"
            counts[last] = total + group + 2 * (word in _DUALS)
            total = group = 0
        else:
            assert part in _QUALIFIERS, part
    assert (total, group) == (0, 0)
    value = counts["major"] * scale + counts["minor"]
    return -value if negative else value


@pytest.mark.parametrize("currency", [LYD, TRY, OMR], ids=lambda c: c.code)
def test_every_amount_of_small_books_reads_back(currency: Currency) -> None:
    scale = currency.scale
    for whole in range(3000):
        assert _read(amount_in_words(whole * scale, currency, "ar"), scale) == whole * scale
    for minor in range(2 * scale):
        assert _read(amount_in_words(minor, currency, "ar"), scale) == minor


@given(st.integers(-(10**15), 10**15), st.sampled_from([LYD, TRY, OMR]))
def test_any_amount_reads_back(minor: int, currency: Currency) -> None:
    assert _read(amount_in_words(minor, currency, "ar"), currency.scale) == minor


def test_round_and_nearly_round_amounts_read_back() -> None:
    edges = (0, 1, 2, 3, 8, 10, 11, 12, 18, 20, 21, 28, 99)
    groups = [h * 100 + e for h in (0, 1, 2, 3, 8) for e in edges]
    chance = random.Random("tafqit")
    for _ in range(4000):
        whole = 0
        for _power in range(chance.randint(1, 4)):
            whole = whole * 1000 + chance.choice(groups)
        assert _read(amount_in_words(whole * 1000, LYD, "ar"), 1000) == whole * 1000


def test_different_amounts_have_different_words() -> None:
    for language in ("ar", "en"):
        amounts = [*range(-150, 2500), *range(99_000, 3_100_000, 1000)]
        if language == "en":
            amounts = amounts[::5]
        assert len({amount_in_words(n, LYD, language) for n in amounts}) == len(amounts)


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(CURRENCIES)))
def test_arabic_words_are_words_only(minor: int, code: str) -> None:
    words = amount_in_words(minor, currency_of(code), "ar")
    assert not any(character.isdigit() for character in words)
    assert "  " not in words
    assert unicodedata.is_normalized("NFC", words)
    letters = "".join(words.replace(f"({code})", "").split())
    assert all("ARABIC" in unicodedata.name(letter) for letter in letters)


@given(st.sampled_from(sorted(CURRENCIES)), st.sampled_from([10**15, -(10**15), 0, 1, 999]))
def test_every_currency_has_words_in_both_languages(code: str, minor: int) -> None:
    currency = currency_of(code)
    assert amount_in_words(minor, currency, "ar").endswith(" لا غير")
    assert amount_in_words(minor, currency, "en").endswith(" only")


@pytest.mark.parametrize(
    ("code", "minor", "words"),
    [
        ("LYD", 0, "Zero Libyan dinars only"),
        ("LYD", 1000, "One Libyan dinar only"),
        ("LYD", 1_200_250, "One thousand two hundred Libyan dinars and 250 dirhams only"),
        ("LYD", 1001, "One Libyan dinar and 1 dirham only"),
        ("LYD", 250, "Two hundred and fifty Libyan dirhams only"),
        ("LYD", -1500, "Minus one Libyan dinar and 500 dirhams only"),
        ("USD", 640_844, "Six thousand four hundred and eight US dollars and 44 cents only"),
        ("GBP", 101, "One pound sterling and 1 penny only"),
        ("GBP", 202, "Two pounds sterling and 2 pence only"),
        ("EUR", 2100, "Twenty-one euros only"),
        ("JPY", 10**15, "One quadrillion Japanese yen only"),
        ("SEK", 150, "One unit of SEK and 50 hundredths only"),
        ("SEK", 1, "One hundredth of a unit of SEK only"),
    ],
)
def test_english(code: str, minor: int, words: str) -> None:
    assert amount_in_words(minor, currency_of(code), "en") == words


def test_a_language_without_a_lexicon_is_our_bug_and_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        amount_in_words(1, LYD, "xx")


def test_beyond_the_scale_words_nothing_is_invented() -> None:
    with pytest.raises(ValueError, match="no word"):
        amount_in_words(10**18, currency_of("JPY"), "ar")
