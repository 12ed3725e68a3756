"""The careful reader behind `amounts`: every notation, simple arithmetic, and exact complaints.

It works on exact fractions. A result counts only if it is a whole number of minor units.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, NoReturn

from desktop.domain.amount_tokens import (
    NUMBER,
    Token,
    refuse_character,
    refuse_decimals,
    tokens_of,
)
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError

LIMIT: Final = 10**15
"""The largest amount, either side of zero, in minor units."""

LONGEST: Final = 200
"""The longest text that is read, in characters; it also bounds how deep parentheses go."""

# Marks that copying out of a right-to-left page leaves around a number; inside one they are errors.
_OUTER_MARKS: Final = frozenset("\u200e\u200f\u061c\u2066\u2068\u2069")


def evaluate(text: str, currency: Currency) -> int:
    """Return the minor units that `text` says; see `amounts.parse_amount` for the contract."""
    start, end = _without_edges(text)
    if start == end:
        raise UserError("amount-empty", text=text)
    if end - start > LONGEST:
        shown = text[start : start + LONGEST]
        raise UserError("amount-too-long", text=shown, position=start + LONGEST + 1)
    tokens = tokens_of(text, start, end, currency)
    sign = _PLAIN_FORMS.get(tuple(token.kind for token in tokens))
    if sign is None:
        value = _Expression(text, end, tokens, currency).value() * currency.scale
    else:
        number = next(token for token in tokens if token.kind == NUMBER)
        if number.surplus:
            refuse_decimals(text, number.surplus, currency)
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
    (NUMBER,): 1,
    ("-", NUMBER): -1,
    (NUMBER, "-"): -1,
    ("(", NUMBER, ")"): -1,
}


def _without_edges(text: str) -> tuple[int, int]:
    """Return where the amount begins and ends between blanks and copied direction marks."""
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or text[start] in _OUTER_MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _OUTER_MARKS):
        end -= 1
    return start, end


class _Expression:
    """Reads `+ - * /` and parentheses from left to right with the usual precedence."""

    def __init__(self, text: str, end: int, tokens: Sequence[Token], currency: Currency) -> None:
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
            refuse_character(self._text, self._tokens[self._next].position - 1)
        self._refuse_outer_parentheses()
        if not self._is_exact(result):
            if not self._inexact:
                surplus = next(token.surplus for token in self._tokens if token.surplus)
                refuse_decimals(self._text, surplus, self._currency)
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

    def _take(self) -> Token:
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
        if token.kind == NUMBER:
            return token.value
        if token.kind != "(":
            refuse_character(self._text, token.position - 1)
        first = self._next
        result = self._sum()
        kinds = tuple(inner.kind for inner in self._tokens[first : self._next])
        if kinds in {(NUMBER,), ("-", NUMBER)}:
            self._unclear(token)
        closing = self._take()
        if closing.kind != ")":
            refuse_character(self._text, closing.position - 1)
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

    def _unclear(self, token: Token) -> NoReturn:
        raise UserError("amount-unclear-parentheses", text=self._text, position=token.position)
