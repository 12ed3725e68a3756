"""Amounts in Arabic words: the grammar; every word comes from the lexicon that the caller passes.

Written here because the known libraries name the dinar wrongly and lose its third decimal. The
words are in the nominative, as on Libyan cheques. The rules, n being the number and r = n % 100:

- 1 and 2 are the noun itself: single (with "one" after it) and dual; 3-10 take the opposite gender
  and the broken plural, 11-99 the accusative singular, r = 0 the genitive singular;
- after a hundred the noun agrees with r; r = 1 and r = 2 join the noun to the round number before;
- a number directly before its noun is in construct: the duals of hundred, thousand, million lose
  their nun, and the scale noun its tanween;
- thousands count as a noun does, except that 101 and 102 thousand repeat the noun, since
  "a hundred and a thousand" would be heard as 1,100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency

_GROUP: Final = 1000


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun as numbers take it; each form carries its adjective or code already."""

    single: str
    """After or instead of the number one, with the word "one" where the language wants it."""
    two: str
    few: str
    """3-10: plural, genitive."""
    many: str
    """11-99: singular, accusative."""
    hundred: str
    """Zero and whole hundreds: singular, genitive."""
    feminine: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A power of a thousand; `two_before` and `many_before` stand directly before a noun."""

    one: str
    two: str
    two_before: str
    few: str
    many: str
    many_before: str


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words. "Masculine" and "feminine" are the gender of the noun that is counted."""

    zero: str
    masculine: Sequence[str]
    """0-19 before masculine nouns; index 0 is unused; 11-19 are whole phrases."""
    feminine: Sequence[str]
    joined_masculine: Sequence[str]
    """0-9 as they stand before "and twenty"; index 0 is unused."""
    joined_feminine: Sequence[str]
    tens: Sequence[str]
    hundreds: Sequence[str]
    """0-9 hundreds; index 0 is unused."""
    two_hundred_before: str
    scales: Sequence[Scale]
    """Thousand, million, milliard, and so on."""
    conjunction: str
    """The letter waw, which is written as part of the word after it."""


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """The nouns of a currency; `minor_alone` names the country too, for amounts below one unit."""

    major: Counted
    minor: Counted
    minor_alone: Counted


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around an amount: `whole` contains `{amount}`, `negative` as well."""

    whole: str
    negative: str


def amount_words(
    minor: int,
    currency: Currency,
    words: CurrencyWords,
    numerals: Numerals,
    frame: Frame,
) -> str:
    """Return `minor` units of `currency` as the sentence written on a voucher.

    Raises ValueError where the lexicon has no scale word, which is beyond 10**18 units.
    """
    whole, rest = divmod(abs(minor), currency.scale)
    if not rest:
        amount = counted(whole, words.major, numerals)
    elif not whole:
        amount = counted(rest, words.minor_alone, numerals)
    else:
        parts = (counted(whole, words.major, numerals), counted(rest, words.minor, numerals))
        amount = _join(parts, numerals)
    if minor < 0:
        amount = frame.negative.format(amount=amount)
    return frame.whole.format(amount=amount)


def counted(number: int, noun: Counted, numerals: Numerals) -> str:
    """Return `number` (0 or more) with the noun that it counts, in agreement."""
    if number == 0:
        return f"{numerals.zero} {noun.hundred}"
    last = number % 100
    if last in {1, 2}:
        form = noun.single if last == 1 else noun.two
        parts = [*_parts(number - last, numerals, noun.feminine, before=False), form]
        return _join(parts, numerals)
    words = _join(_parts(number, numerals, noun.feminine, before=True), numerals)
    if last == 0:
        return f"{words} {noun.hundred}"
    return f"{words} {noun.few if last <= 10 else noun.many}"


def _parts(number: int, numerals: Numerals, feminine: bool, *, before: bool) -> list[str]:
    """Return the pieces that "and" joins; `before` says that a noun follows the last piece."""
    parts: list[str] = []
    groups: list[int] = []
    while number:
        number, group = divmod(number, _GROUP)
        groups.append(group)
    if len(groups) > len(numerals.scales) + 1:
        raise ValueError("the lexicon has no word for a number this large")
    lowest = next((power for power, group in enumerate(groups) if group), 0)
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group:
            construct = before and power == lowest
            if power:
                parts += _scaled(group, numerals.scales[power - 1], numerals, before=construct)
            else:
                parts += _below_thousand(group, numerals, feminine, before=construct)
    return parts


def _scaled(group: int, scale: Scale, numerals: Numerals, *, before: bool) -> list[str]:
    """Return `group` (1-999) thousands, millions, and so on; scale nouns are masculine."""
    last = group % 100
    if last in {1, 2}:
        round_part = _scaled(group - last, scale, numerals, before=False) if group > last else []
        if last == 1:
            return [*round_part, scale.one]
        return [*round_part, scale.two_before if before else scale.two]
    if last == 0:
        noun = scale.one
    elif last <= 10:
        noun = scale.few
    else:
        noun = scale.many_before if before else scale.many
    *first, final = _below_thousand(group, numerals, feminine=False, before=True)
    return [*first, f"{final} {noun}"]


def _below_thousand(number: int, numerals: Numerals, feminine: bool, *, before: bool) -> list[str]:
    """Return the pieces of 1-999 before a noun of this gender."""
    hundreds, rest = divmod(number, 100)
    parts: list[str] = []
    if hundreds == 2 and before and not rest:
        parts.append(numerals.two_hundred_before)
    elif hundreds:
        parts.append(numerals.hundreds[hundreds])
    if 0 < rest < 20:
        parts.append((numerals.feminine if feminine else numerals.masculine)[rest])
    elif rest:
        tens, unit = divmod(rest, 10)
        if unit:
            joined = numerals.joined_feminine if feminine else numerals.joined_masculine
            parts.append(joined[unit])
        parts.append(numerals.tens[tens])
    return parts


def _join(parts: Sequence[str], numerals: Numerals) -> str:
    return f" {numerals.conjunction}".join(parts)
