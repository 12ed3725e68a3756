"""One amount: `$5.00`, `-$5`, `5.00 USD`, `LYD 1,250.500`, `"USD" 5`; exact, in minor units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.digits import ARABIC_COMMA, ARABIC_DECIMAL, ARABIC_GROUP, MINUS_SIGN
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.exchange.importers.ledger_journal.commodities import Commodities
from desktop.exchange.importers.ledger_journal.numbers import (
    MARKS,
    MOST_DIGITS,
    SPACES,
    read_number,
)
from desktop.exchange.importers.ledger_journal.place import Place

_DIGIT: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
_LETTER: Final = (
    f"[^\\s{_DIGIT}\\x00-\\x1f!-#%-@\\[-^`{{-~'{ARABIC_DECIMAL}{ARABIC_GROUP}{ARABIC_COMMA}"
    f"\u2019{MINUS_SIGN}]"
)
_QUOTED: Final = r'"[^"]+"'
_NUMBER: Final = (
    f"(?:[{_DIGIT}]+(?:[{re.escape(MARKS)}][{_DIGIT}]+)*[.,{ARABIC_DECIMAL}]?"
    f"|[.,{ARABIC_DECIMAL}][{_DIGIT}]+)"
)
_SIGN: Final = f"[-+{MINUS_SIGN}]"
_GAP: Final = f"[{SPACES}\t]*"
AMOUNT: Final = re.compile(
    f"(?P<before>{_SIGN})?{_GAP}"
    f"(?:(?P<left>{_QUOTED}|{_LETTER}+(?:\\.{_LETTER}+)+(?=[\\s+-])|{_LETTER}+){_GAP})?"
    f"(?P<inside>{_SIGN})?{_GAP}"
    f"(?P<number>{_NUMBER})"
    f"(?:{_GAP}(?P<right>{_QUOTED}|{_LETTER}+(?:\\.{_LETTER}+)+\\.?|{_LETTER}+))?"
)


_ONE_AND_ZEROS: Final = tuple(10**zeros for zeros in range(MOST_DIGITS + 1))


@dataclass(frozen=True, slots=True)
class Amount:
    """digits / 10**scale of `currency`, exact; no currency only where the number is zero."""

    digits: int
    scale: int
    currency: Currency | None

    @property
    def rate_text(self) -> str:
        """The number as plain decimal text, as written but without groups."""
        plain = str(abs(self.digits)).rjust(self.scale + 1, "0")
        cut = len(plain) - self.scale
        return plain[:cut] + ("." + plain[cut:] if self.scale else "")


@dataclass(frozen=True, slots=True)
class Notation:
    """What decides how a bare or ambiguous amount is read at this point of a file."""

    decimal_mark: str | None
    currency: Currency | None


def amount_from(
    match: re.Match[str], commodities: Commodities, notation: Notation, at: Place
) -> Amount:
    """Return the amount that `AMOUNT` matched; UserError where it has two signs or symbols."""
    left, right = match["left"], match["right"]
    if (left and right) or (match["before"] and match["inside"]):
        raise UserError("journal-amount-not-understood", file=at.file, line=at.line, text=at.text)
    symbol = left or right
    currency = notation.currency if symbol is None else commodities.currency(symbol.strip('"'), at)
    mark = notation.decimal_mark
    if mark is None and currency is not None:
        mark = commodities.decimal_marks.get(currency.code)
    digits, scale = read_number(match["number"], mark, at)
    if currency is None and digits:
        raise UserError("journal-no-currency", file=at.file, line=at.line, text=at.text)
    negative = (match["before"] or match["inside"] or "+") != "+"
    return Amount(-digits if negative else digits, scale, currency)


def read_amount(text: str, commodities: Commodities, notation: Notation, at: Place) -> Amount:
    """Return the amount that `text` is, all of it; raises UserError naming the line otherwise."""
    match = AMOUNT.fullmatch(text.strip())
    if match is None:
        raise UserError("journal-amount-not-understood", file=at.file, line=at.line, text=at.text)
    return amount_from(match, commodities, notation, at)


def minor_units(amount: Amount, at: Place) -> int:
    """Return `amount` in minor units of its currency; zero without a currency is 0.

    Raises UserError for more decimals than the currency has (zeros at the end do no harm) and for
    amounts that no book holds.
    """
    currency = amount.currency
    if currency is None:
        return 0
    extra = amount.scale - currency.exponent
    if extra <= 0:
        minor: int = amount.digits * currency.scale // _ONE_AND_ZEROS[amount.scale]
    else:
        minor, rest = divmod(amount.digits, _ONE_AND_ZEROS[extra])
        if rest:
            raise UserError(
                "journal-too-many-decimals",
                file=at.file,
                line=at.line,
                text=at.text,
                currency=currency.code,
                decimals=currency.exponent,
            )
    if abs(minor) > LARGEST_AMOUNT:
        raise UserError("journal-number-too-long", file=at.file, line=at.line, text=at.text)
    return minor
