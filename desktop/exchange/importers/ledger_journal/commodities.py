"""Which currency a symbol means, how each is written here, and how finely it is counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Final, cast

from desktop import resources
from desktop.domain.currency import CURRENCIES, Currency
from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal.place import Place, shown

_WORDS: Final = "import/journal-words.json"


@cache
def journal_words() -> Mapping[str, Mapping[str, object]]:
    """Return the shipped lists of currency symbols and of words for kinds of account."""
    text = resources.path(_WORDS).read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, object]]", json.loads(text))


class Commodities:
    """What one journal says about its currencies, shared by all of its files."""

    def __init__(self) -> None:
        self._symbols: dict[str, str] = cast("dict[str, str]", dict(journal_words()["symbols"]))
        self.decimal_marks: dict[str, str] = {}
        self._declared_precision: dict[str, int] = {}
        self._seen_precision: dict[str, int] = {}
        self.used: dict[str, Currency] = {}

    def currency(self, symbol: str, at: Place) -> Currency:
        """Return the currency that `symbol` stands for; UserError names one that is unknown."""
        found = CURRENCIES.get(self._symbols.get(symbol, symbol))
        if found is None:
            raise UserError(
                "journal-unknown-commodity",
                file=at.file,
                line=at.line,
                text=at.text,
                commodity=shown(symbol),
            )
        self.used.setdefault(found.code, found)
        return found

    def known(self, symbol: str) -> str:
        """Return the ISO code that `symbol` stands for, or the symbol where there is none."""
        code = self._symbols.get(symbol, symbol)
        return code if code in CURRENCIES else symbol

    def name_also(self, symbol: str, currency: Currency) -> None:
        """Let `symbol` stand for `currency` from here on (`alias` below `commodity`)."""
        self._symbols[symbol] = currency.code

    def declare(self, currency: Currency, decimal_mark: str | None, precision: int) -> None:
        """Remember how a `commodity` or `D` directive writes `currency`."""
        if decimal_mark is not None:
            self.decimal_marks[currency.code] = decimal_mark
        self._declared_precision[currency.code] = precision

    def saw(self, currency: Currency, scale: int) -> None:
        """Remember that a posting wrote `currency` with `scale` decimals."""
        if scale > self._seen_precision.get(currency.code, 0):
            self._seen_precision[currency.code] = scale

    def precision(self, currency: Currency) -> int:
        """Return the decimals to which costs must balance: declared, else the most seen.

        hledger's rule; never finer than the currency itself.
        """
        seen = self._seen_precision.get(currency.code, 0)
        return min(self._declared_precision.get(currency.code, seen), currency.exponent)
