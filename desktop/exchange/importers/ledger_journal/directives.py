"""The directives of a journal: what each changes for the lines that follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.imported import ImportedPrice
from desktop.exchange.importers.ledger_journal.amounts import AMOUNT, Amount, Notation, read_amount
from desktop.exchange.importers.ledger_journal.dates import read_year
from desktop.exchange.importers.ledger_journal.naming import check_name
from desktop.exchange.importers.ledger_journal.place import Place
from desktop.exchange.importers.ledger_journal.scope import Journal, Scope, decimal_mark_of

Below = Callable[[str], None]
"""Takes each indented line below a directive (trimmed); raises UserError for what it is not."""

_YEAR: Final = re.compile(r"Y[ \t]*([^\s;]+)")
_SYMBOL: Final = re.compile(r'"[^"]+"|\S+')
_PRICE: Final = re.compile(
    r"(?P<day>\S+)(?:[ \t]+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"[ \t]+(?P<what>\"[^\"]+\"|\S+)[ \t]+(?P<rest>.+)"
)
_NOTES: Final = frozenset({"note"})


def read_directive(line: str, journal: Journal, scope: Scope) -> Below:
    """Obey the directive on `line` and return what takes the lines below it.

    Raises UserError naming the line for a directive that is not understood. `include` and comment
    blocks are not here: they are about lines, not meaning.
    """
    at = scope.at
    year = _YEAR.match(line)
    word, _, rest = line.removeprefix("!").removeprefix("@").partition(" ")
    if "\t" in word:
        word, _, rest = line.partition("\t")
    if word not in _MEANINGS and year is not None:
        word, rest = "year", year[1]
    meaning = _MEANINGS.get(word)
    if meaning is None:
        raise UserError(
            "journal-directive-not-understood", file=at.file, line=at.line, text=at.text
        )
    return meaning(rest.strip(), journal, scope)


def nothing_below(at: Place) -> Below:
    """Return what takes comments below a directive and refuses all else."""

    def below(text: str) -> None:
        if text[0] != ";":
            raise UserError(
                "journal-directive-not-understood", file=at.file, line=at.line, text=at.text
            )

    return below


def _bare(rest: str) -> str:
    """Return what stands before a comment."""
    return rest.partition(";")[0].strip()


def _refuse(at: Place) -> UserError:
    return UserError("journal-directive-not-understood", file=at.file, line=at.line, text=at.text)


def _account(rest: str, journal: Journal, scope: Scope) -> Below:
    """`account NAME  ; type: A`, with `note`, `alias` and comments below."""
    at = scope.at
    written, semicolon, comment = rest.partition(";")
    name = scope.naming.resolve(written.strip(), at)
    if "  " in name or "\t" in name:
        raise _refuse(at)
    account = journal.chart.declare(name, at)
    if semicolon:
        journal.chart.comment(account, comment.strip(), at)

    def below(text: str) -> None:
        word, _, value = text.partition(" ")
        if text[0] == ";":
            journal.chart.comment(account, text[1:].strip(), at)
        elif word in _NOTES:
            account.comments.append(value.strip())
        elif word == "alias" and value.strip():
            journal.chart.aliases[value.strip()] = name
        else:
            raise _refuse(at)

    return below


def _declare(text: str, journal: Journal, scope: Scope) -> Currency:
    """Take `text`, an amount that shows how its currency is written."""
    match = AMOUNT.fullmatch(text)
    if match is None:
        raise _refuse(scope.at)
    amount = read_amount(
        text, journal.commodities, Notation(scope.notation.decimal_mark, None), scope.at
    )
    if amount.currency is None:
        raise _refuse(scope.at)
    journal.commodities.declare(
        amount.currency, decimal_mark_of(match["number"], amount), amount.scale
    )
    scope.amounts.clear()
    return amount.currency


def _commodity(rest: str, journal: Journal, scope: Scope) -> Below:
    """`commodity $1,000.00`, or `commodity USD` with `format`, `note`, `alias` below."""
    at = scope.at
    bare = _bare(rest)
    if AMOUNT.fullmatch(bare) is not None:
        currency = _declare(bare, journal, scope)
    elif _SYMBOL.fullmatch(bare) is not None:
        currency = journal.commodities.currency(bare.strip('"'), at)
    else:
        raise _refuse(at)

    def below(text: str) -> None:
        word, _, value = text.partition(" ")
        value = _bare(value)
        if word == "format" and value:
            if _declare(value, journal, scope) != currency:
                raise _refuse(at)
        elif word == "alias" and value:
            journal.commodities.name_also(value.strip('"'), currency)
        elif word == "default":
            journal.declared_currency = currency
            scope.read_as(Notation(scope.notation.decimal_mark, currency))
        elif text[0] != ";" and word not in (*_NOTES, "nomarket"):
            raise _refuse(at)

    return below


def _default(rest: str, journal: Journal, scope: Scope) -> Below:
    """`D $1,000.00`: the currency of bare amounts from here on, and how it is written."""
    currency = _declare(_bare(rest), journal, scope)
    journal.declared_currency = currency
    scope.read_as(Notation(scope.notation.decimal_mark, currency))
    return nothing_below(scope.at)


def _price(rest: str, journal: Journal, scope: Scope) -> Below:
    """`P 2015/01/24 EUR $1.12`: a market price, kept aside."""
    at = scope.at
    match = _PRICE.fullmatch(_bare(rest))
    if match is None:
        raise _refuse(at)
    used = dict(journal.commodities.used)
    amount: Amount = read_amount(match["rest"], journal.commodities, scope.notation, at)
    journal.commodities.used = used
    if amount.currency is None or amount.digits < 0:
        raise _refuse(at)
    what = journal.commodities.known(match["what"].strip('"'))
    day = scope.day(match["day"])
    journal.prices.append(ImportedPrice(day, what, amount.rate_text, amount.currency.code, at.line))
    return nothing_below(at)


def _alias(rest: str, _journal: Journal, scope: Scope) -> Below:
    """`alias OLD = NEW`; a pattern between slashes is refused."""
    at = scope.at
    old, equals, new = (part.strip() for part in _bare(rest).partition("="))
    if old.startswith("/"):
        raise UserError("journal-alias-pattern", file=at.file, line=at.line, text=at.text)
    if not (old and equals and new):
        raise _refuse(at)
    check_name(new, at)
    scope.naming.add_alias(old, new, at)
    return nothing_below(at)


def _apply(rest: str, _journal: Journal, scope: Scope) -> Below:
    """`apply account NAME` and `apply year YEAR`."""
    at = scope.at
    word, _, value = rest.partition(" ")
    value = _bare(value)
    if word == "account":
        check_name(value, at)
        scope.naming.push_prefix(value)
    elif word == "year":
        scope.in_year(read_year(value, at))
    else:
        raise _refuse(at)
    return nothing_below(at)


def _end(rest: str, _journal: Journal, scope: Scope) -> Below:
    """`end apply account`, also shortened, and `end aliases`."""
    what = _bare(rest)
    if what == "aliases":
        scope.naming.forget_aliases()
    elif what in ("", "apply", "apply account"):
        scope.naming.pop_prefix(scope.at)
    else:
        raise _refuse(scope.at)
    return nothing_below(scope.at)


def _decimal_mark(rest: str, _journal: Journal, scope: Scope) -> Below:
    """`decimal-mark .` or `decimal-mark ,`, to the end of this file."""
    mark = _bare(rest)
    if mark not in (".", ","):
        raise _refuse(scope.at)
    scope.read_as(Notation(mark, scope.notation.currency))
    return nothing_below(scope.at)


def _year(rest: str, _journal: Journal, scope: Scope) -> Below:
    """`year 2015` or `Y2015`: the year of days written without one."""
    scope.in_year(read_year(_bare(rest), scope.at))
    return nothing_below(scope.at)


def _known_name(_rest: str, _journal: Journal, scope: Scope) -> Below:
    """`tag` and `payee` only say that a word is meant; no amount changes."""
    return nothing_below(scope.at)


_MEANINGS: Final[Mapping[str, Callable[[str, Journal, Scope], Below]]] = {
    "account": _account,
    "commodity": _commodity,
    "D": _default,
    "P": _price,
    "N": _known_name,
    "alias": _alias,
    "apply": _apply,
    "end": _end,
    "decimal-mark": _decimal_mark,
    "year": _year,
    "Y": _year,
    "tag": _known_name,
    "payee": _known_name,
}
