"""The careful reader behind `amounts`: every notation, simple arithmetic, and exact complaints.

It works on exact fractions. A result counts only if it is a whole number of minor units.
"""

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

LIMIT: Final = 10**15
"""The largest amount, either side of zero, in minor units."""

LONGEST: Final = 200
"""The longest text that is read, in characters; it also bounds how deep parentheses go."""

_POINTS: Final = frozenset({".", ARABIC_DECIMAL})
_GROUPS: Final = frozenset({",", ARABIC_GROUP, ARABIC_COMMA})
_SET_OF: Final[Mapping[str, int]] = {
    digit: number
    for number, digits in enumerate((WESTERN_DIGITS, ARABIC_INDIC_DIGITS, EXTENDED_DIGITS))
    for digit in digits
}
_NUMBER: Final = frozenset(_SET_OF) | _POINTS | _GROUPS
_SIGNS: Final[Mapping[str, str]] = {
    **{sign: sign for sign in "+-*/()"},
    MINUS_SIGN: "-",
    "\u00d7": "*",
    "\u00f7": "/",
}
# Marks that copying out of a right-to-left page leaves around a number; inside one they are errors.
_OUTER_MARKS: Final = frozenset("\u200e\u200f\u061c\u2066\u2068\u2069")
_NUMBER_KIND: Final = "number"


@dataclass(frozen=True, slots=True)
class _Token:
    """A number or a sign; `position` is 1-based; `surplus` is where too many decimals begin."""

    kind: str
    position: int
    value: Fraction = Fraction(0)
    surplus: int = 0


def evaluate(text: str, currency: Currency) -> int:
    """Return the minor units that `text` says; see `amounts.parse_amount` for the contract."""
    start, end = _without_edges(text)
    if start == end:
        raise UserError("amount-empty", text=text)
    if end - start > LONGEST:
        raise UserError("amount-too-long", text=text[:LONGEST], position=LONGEST + 1)
    tokens = _tokens(text, start, end, currency)
    sign = _PLAIN_FORMS.get(tuple(token.kind for token in tokens))
    if sign is None:
        value = _Expression(text, end, tokens, currency).value() * currency.scale
    else:
        number = next(token for token in tokens if token.kind == _NUMBER_KIND)
        if number.surplus:
            _too_many_decimals(text, number.surplus, currency)
        value = sign * number.value * currency.scale
    if abs(value) > LIMIT:
        raise UserError(
            "amount-too-large",
            text=text,
            position=tokens[0].position,
            currency=currency.code,
            limit=f"{LIMIT // currency.scale:,}",
        )
    return value.numerator


_PLAIN_FORMS: Final[Mapping[tuple[str, ...], int]] = {
    (_NUMBER_KIND,): 1,
    ("-", _NUMBER_KIND): -1,
    (_NUMBER_KIND, "-"): -1,
    ("(", _NUMBER_KIND, ")"): -1,
}


def _without_edges(text: str) -> tuple[int, int]:
    """Return where the amount begins and ends between blanks and copied direction marks."""
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or text[start] in _OUTER_MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _OUTER_MARKS):
        end -= 1
    return start, end


def _tokens(text: str, start: int, end: int, currency: Currency) -> Sequence[_Token]:
    """Cut `text[start:end]` into numbers and signs; raises for any other character."""
    found: list[_Token] = []
    at = start
    while at < end:
        character = text[at]
        if character in _NUMBER:
            if found and found[-1].kind == _NUMBER_KIND:
                raise UserError("amount-gap", text=text, position=at)
            stop = at
            while stop < end and text[stop] in _NUMBER:
                stop += 1
            found.append(_number(text, at, stop, currency))
            at = stop
        elif character in _SIGNS:
            found.append(_Token(_SIGNS[character], at + 1))
            at += 1
        elif character.isspace():
            at += 1
        else:
            _bad_character(text, at)
    return found


def _number(text: str, start: int, end: int, currency: Currency) -> _Token:
    """Read `text[start:end]`, made of digits and separators only, as one unsigned number."""
    digit_set: int | None = None
    point = end
    for at in range(start, end):
        character = text[at]
        if character in _POINTS:
            if point != end:
                _bad_character(text, at)
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
        _bad_character(text, start)
    allowed = currency.exponent
    return _Token(
        kind=_NUMBER_KIND,
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


class _Expression:
    """Reads `+ - * /` and parentheses from left to right with the usual precedence."""

    def __init__(self, text: str, end: int, tokens: Sequence[_Token], currency: Currency) -> None:
        self._text = text
        self._end = end
        self._tokens = tokens
        self._currency = currency
        self._next = 0
        self._inexact = 0  # position of the first operation that left the minor units

    def value(self) -> Fraction:
        """Return the value in units; a whole number of minor units, or UserError."""
        result = self._sum()
        if self._next < len(self._tokens):
            _bad_character(self._text, self._tokens[self._next].position - 1)
        self._refuse_outer_parentheses()
        if not self._is_exact(result):
            if not self._inexact:
                surplus = next(token.surplus for token in self._tokens if token.surplus)
                _too_many_decimals(self._text, surplus, self._currency)
            raise UserError(
                "amount-not-exact",
                text=self._text,
                position=self._inexact,
                currency=self._currency.code,
                decimals=self._currency.exponent,
            )
        return result

    def _is_exact(self, value: Fraction) -> bool:
        return self._currency.scale % value.denominator == 0

    def _kind(self) -> str:
        return self._tokens[self._next].kind if self._next < len(self._tokens) else ""

    def _take(self) -> _Token:
        if self._next == len(self._tokens):
            raise UserError("amount-incomplete", text=self._text, position=self._end + 1)
        self._next += 1
        return self._tokens[self._next - 1]

    def _sum(self) -> Fraction:
        negative = self._kind() == "-"
        if negative:
            self._take()
        total = -self._product() if negative else self._product()
        while self._kind() in {"+", "-"}:
            sign = self._take().kind
            total = total + self._product() if sign == "+" else total - self._product()
        return total

    def _product(self) -> Fraction:
        result = self._factor()
        while self._kind() in {"*", "/"}:
            sign = self._take()
            right_at = self._next
            right = self._factor()
            if sign.kind == "*":
                result *= right
            elif right == 0:
                position = self._tokens[right_at].position
                raise UserError("amount-divided-by-zero", text=self._text, position=position)
            else:
                result /= right
            if not self._inexact and not self._is_exact(result):
                self._inexact = sign.position
        return result

    def _factor(self) -> Fraction:
        token = self._take()
        if token.kind == _NUMBER_KIND:
            return token.value
        if token.kind != "(":
            _bad_character(self._text, token.position - 1)
        first = self._next
        result = self._sum()
        kinds = tuple(inner.kind for inner in self._tokens[first : self._next])
        if kinds in {(_NUMBER_KIND,), ("-", _NUMBER_KIND)}:
            self._unclear(token)
        closing = self._take()
        if closing.kind != ")":
            _bad_character(self._text, closing.position - 1)
        return result

    def _refuse_outer_parentheses(self) -> None:
        """Refuse "(1+2)": in accounts parentheses mean a minus, in arithmetic they do not."""
        depth = 0
        for index, token in enumerate(self._tokens):
            depth += (token.kind == "(") - (token.kind == ")")
            if depth == 0:
                if index == len(self._tokens) - 1 and token.kind == ")":
                    self._unclear(self._tokens[0])
                return

    def _unclear(self, token: _Token) -> NoReturn:
        raise UserError("amount-unclear-parentheses", text=self._text, position=token.position)


def _too_many_decimals(text: str, position: int, currency: Currency) -> NoReturn:
    raise UserError(
        "amount-too-many-decimals",
        text=text,
        position=position,
        currency=currency.code,
        decimals=currency.exponent,
    )


def _bad_character(text: str, at: int) -> NoReturn:
    """Name the character at index `at`; one that cannot be seen is named by its code point."""
    character = text[at]
    if character.isprintable():
        raise UserError("amount-bad-character", text=text, position=at + 1, character=character)
    code = f"U+{ord(character):04X}"
    raise UserError("amount-hidden-character", text=text, position=at + 1, code=code)
