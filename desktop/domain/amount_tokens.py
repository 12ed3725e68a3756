"""The numbers and signs of a typed amount, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NoReturn

from desktop.domain.currency import Currency
from desktop.domain.digits import (
    ARABIC_COMMA,
    ARABIC_DECIMAL,
    ARABIC_GROUP,
    ARABIC_INDIC_DIGITS,
    EXTENDED_DIGITS,
    MINUS_SIGN,
    WESTERN_DIGITS,
)
from desktop.domain.errors import UserError

NUMBER: Final = "number"

_POINTS: Final = frozenset({".", ARABIC_DECIMAL})
_GROUPS: Final = frozenset({",", ARABIC_GROUP, ARABIC_COMMA})
_SET_OF: Final[Mapping[str, int]] = {
    digit: number
    for number, digits in enumerate((WESTERN_DIGITS, ARABIC_INDIC_DIGITS, EXTENDED_DIGITS))
    for digit in digits
}
_NUMBER_CHARACTERS: Final = frozenset(_SET_OF) | _POINTS | _GROUPS
_SIGNS: Final[Mapping[str, str]] = {
    **{sign: sign for sign in "+-*/()"},
    MINUS_SIGN: "-",
    "\u00d7": "*",
    "\u00f7": "/",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A number or a sign; `position` is 1-based; `surplus` is where too many decimals begin."""

    kind: str
    position: int
    value: Fraction = Fraction(0)
    surplus: int = 0


def tokens_of(text: str, start: int, end: int, currency: Currency) -> Sequence[Token]:
    """Cut `text[start:end]` into numbers and signs; raises for any other character."""
    found: list[Token] = []
    at = start
    while at < end:
        character = text[at]
        if character in _NUMBER_CHARACTERS:
            if found and found[-1].kind == NUMBER:
                raise UserError("amount-gap", text=text, position=at)
            stop = at
            while stop < end and text[stop] in _NUMBER_CHARACTERS:
                stop += 1
            found.append(_number(text, at, stop, currency))
            at = stop
        elif character in _SIGNS:
            found.append(Token(_SIGNS[character], at + 1))
            at += 1
        elif character.isspace():
            at += 1
        else:
            refuse_character(text, at)
    return found


def _number(text: str, start: int, end: int, currency: Currency) -> Token:
    """Read `text[start:end]`, made of digits and separators only, as one unsigned number."""
    digit_set: int | None = None
    point = end
    for at in range(start, end):
        character = text[at]
        if character in _POINTS:
            if point != end:
                refuse_character(text, at)
            point = at
        elif character in _GROUPS:
            if point != end:
                raise UserError("amount-bad-group", text=text, position=at + 1)
        else:
            if digit_set is not None and _SET_OF[character] != digit_set:
                raise UserError("amount-mixed-digits", text=text, position=at + 1)
            digit_set = _SET_OF[character]
    whole = _whole(text, start, point)
    decimals = text[point + 1 : end]
    if not whole and not decimals:
        refuse_character(text, start)
    allowed = currency.exponent
    return Token(
        kind=NUMBER,
        position=start + 1,
        value=Fraction(int(whole + decimals), 10 ** len(decimals)),
        surplus=point + allowed + 2 if len(decimals) > allowed else 0,
    )


def _whole(text: str, start: int, end: int) -> str:
    """Return the digits before the point; separators must cut complete groups of three."""
    marks = [at for at in range(start, end) if text[at] in _GROUPS]
    if not marks:
        return text[start:end]
    first = text[start : marks[0]]
    if not 1 <= len(first) <= 3 or int(first[0]) == 0:  # "0,500" may have meant a half
        raise UserError("amount-bad-group", text=text, position=marks[0] + 1)
    groups = [first]
    for mark, following in zip(marks, [*marks[1:], end], strict=True):
        group = text[mark + 1 : following]
        if len(group) != 3 or text[mark] != text[marks[0]]:
            raise UserError("amount-bad-group", text=text, position=mark + 1)
        groups.append(group)
    return "".join(groups)


def refuse_decimals(text: str, position: int, currency: Currency) -> NoReturn:
    """Say that the currency has no decimals from this 1-based position on."""
    raise UserError(
        "amount-too-many-decimals",
        text=text,
        position=position,
        currency=currency.code,
        decimals=currency.exponent,
    )


def refuse_character(text: str, at: int) -> NoReturn:
    """Name the character at index `at`; one that cannot be seen is named by its code point."""
    character = text[at]
    if character.isprintable():
        raise UserError("amount-bad-character", text=text, position=at + 1, character=character)
    code = f"U+{ord(character):04X}"
    raise UserError("amount-hidden-character", text=text, position=at + 1, code=code)
