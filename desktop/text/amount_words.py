"""Amounts in words, in the language asked for; every word stands in `resources/tafqit/`.

A lexicon names its grammar: "arabic" (agreement, `desktop.domain.tafqit`) or "counted" (one form
for one and another for more; the number itself is spelled by num2words). A third language is a
third file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from desktop import resources
from desktop.domain.currency import Currency
from desktop.domain.tafqit import (
    Counted,
    CurrencyWords,
    Frame,
    Numerals,
    Scale,
    amount_words,
)

_Speller = Callable[[int, Currency], str]


def amount_in_words(minor: int, currency: Currency, language: str) -> str:
    """Return `minor` units of `currency` as written on a voucher, in `language` ("ar", "en").

    Raises FileNotFoundError for a language without a lexicon.
    """
    return _speller(language)(minor, currency)


@cache
def _speller(language: str) -> _Speller:
    text = resources.path(f"tafqit/{language}.json").read_text(encoding="utf-8")
    lexicon: Mapping[str, Any] = json.loads(text)
    return _GRAMMARS[lexicon["grammar"]](lexicon)


def _arabic(lexicon: Mapping[str, Any]) -> _Speller:
    words = lexicon["numerals"]
    scales = tuple(Scale(**scale) for scale in words["scales"])
    numerals = Numerals(**{**words, "scales": scales})
    frame = Frame(whole=lexicon["whole"], negative=lexicon["negative"])

    @cache
    def nouns(currency: Currency) -> CurrencyWords:
        return _arabic_currency(lexicon, currency)

    def spell(minor: int, currency: Currency) -> str:
        return amount_words(minor, currency, nouns(currency), numerals, frame)

    return spell


def _arabic_currency(lexicon: Mapping[str, Any], currency: Currency) -> CurrencyWords:
    """Return the nouns of a currency; one that has no names is called by its code."""
    names = lexicon["currencies"].get(currency.code)
    if names is None:
        fallback = lexicon["fallback"]
        exponent = str(currency.exponent)
        major = _by_code(fallback["major"], currency)
        if not currency.exponent:
            return CurrencyWords(major, major, major)
        minor = _by_code(fallback["minor"][exponent], currency)
        return CurrencyWords(major, minor, _by_code(fallback["minor_alone"][exponent], currency))
    major = _counted(lexicon, names["major"], names.get("adjective"))
    if not currency.exponent:
        return CurrencyWords(major, major, major)
    return CurrencyWords(
        major=major,
        minor=_counted(lexicon, names["minor"], None),
        minor_alone=_counted(lexicon, names["minor"], names["minor_adjective"]),
    )


def _counted(lexicon: Mapping[str, Any], noun: str, adjective: str | None) -> Counted:
    """Join a noun and its adjective form by form, as they agree in number, case and gender."""
    forms = lexicon["nouns"][noun]
    gender = "feminine" if forms["feminine"] else "masculine"
    adjectives = lexicon["adjectives"][adjective][gender] if adjective else {}

    def form(name: str) -> str:
        return f"{forms[name]} {adjectives[name]}" if adjectives else str(forms[name])

    singular = form("singular")
    return Counted(
        single=f"{singular} {lexicon['one'][gender]}",
        two=form("two"),
        few=form("few"),
        many=form("many"),
        hundred=singular,
        feminine=forms["feminine"],
    )


def _by_code(forms: Mapping[str, Any], currency: Currency) -> Counted:
    filled: dict[str, Any] = {
        name: form.format(code=currency.code) if isinstance(form, str) else form
        for name, form in forms.items()
    }
    return Counted(**filled)


def _plural_counted(lexicon: Mapping[str, Any]) -> _Speller:
    @cache
    def nouns(currency: Currency) -> Mapping[str, tuple[str, str]]:
        return _counted_currency(lexicon, currency)

    def spell(minor: int, currency: Currency) -> str:
        whole, rest = divmod(abs(minor), currency.scale)
        names = nouns(currency)
        if whole or not rest:
            amount = _spelled(whole, names["major"], lexicon["numbers"])
            if rest:
                small = f"{rest} {names['minor'][rest != 1]}"
                amount = lexicon["join"].format(major=amount, minor=small)
        else:
            amount = _spelled(rest, names["minor_alone"], lexicon["numbers"])
        if minor < 0:
            amount = lexicon["negative"].format(amount=amount)
        sentence = str(lexicon["whole"].format(amount=amount))
        return sentence[:1].upper() + sentence[1:]

    return spell


def _counted_currency(
    lexicon: Mapping[str, Any],
    currency: Currency,
) -> Mapping[str, tuple[str, str]]:
    names = lexicon["currencies"].get(currency.code)
    if names is None:
        fallback, exponent = lexicon["fallback"], str(currency.exponent)
        names = {"major": fallback["major"]}
        if currency.exponent:
            names |= {kind: fallback[kind][exponent] for kind in ("minor", "minor_alone")}
    return {
        kind: (one.format(code=currency.code), more.format(code=currency.code))
        for kind, (one, more) in names.items()
    }


def _spelled(number: int, names: tuple[str, str], language: str) -> str:
    from num2words import num2words  # noqa: PLC0415  (0.14 s at start, for few screens)

    return f"{num2words(number, lang=language).replace(',', '')} {names[number != 1]}"


_GRAMMARS: Final[Mapping[str, Callable[[Mapping[str, Any]], _Speller]]] = {
    "arabic": _arabic,
    "counted": _plural_counted,
}
