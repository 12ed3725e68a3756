"""What the statements say: titles, columns and rows, by the keys that the domain gives them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.ledger.statements.table import Column, Label, Statement
from desktop.text.words import Words, mark

TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trial-balance": mark("Trial balance"),
        "financial-position": mark("Statement of financial position"),
        "activities": mark("Statement of activities"),
        "net-assets": mark("Statement of changes in net assets"),
        "sources-and-uses": mark("Sources and uses of funds"),
        "general-ledger": mark("General ledger"),
        "journal": mark("Journal"),
    }
)

SUBTITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trial-balance": mark("From {first_day} to {last_day}, before closing entries"),
        "financial-position": mark("As at {last_day}"),
        "activities": mark("For the year from {first_day} to {last_day}"),
        "net-assets": mark("For the year from {first_day} to {last_day}"),
        "sources-and-uses": mark("For the year from {first_day} to {last_day}"),
        "general-ledger": mark("From {first_day} to {last_day}"),
        "journal": mark("From {first_day} to {last_day}"),
    }
)

COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opening": mark("Opening balance"),
        "debit": mark("Debit"),
        "credit": mark("Credit"),
        "balance-debit": mark("Debit balance"),
        "balance-credit": mark("Credit balance"),
        "unrestricted": mark("Unrestricted"),
        "restricted": mark("Restricted"),
        "endowment": mark("Endowment"),
        "total": mark("Total {year}"),
        "current": mark("Year {year}"),
        "prior": mark("Year {year}"),
        "fund-opening": mark("At start of year"),
        "fund-income": mark("Income"),
        "fund-expenses": mark("Expenses"),
        "fund-transfers": mark("Transfers and direct changes"),
        "fund-closing": mark("At end of year"),
    }
)

ROWS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "total": mark("Total"),
        "unclosed-results": mark("Results of earlier years not yet closed"),
        "assets": mark("Assets"),
        "total-assets": mark("Total assets"),
        "liabilities": mark("Liabilities"),
        "total-liabilities": mark("Total liabilities"),
        "net-assets": mark("Net assets"),
        "net-assets-unrestricted": mark("Net assets without restrictions"),
        "net-assets-restricted": mark("Net assets with restrictions"),
        "net-assets-endowment": mark("Endowments"),
        "total-net-assets-unrestricted": mark("Total net assets without restrictions"),
        "total-net-assets-restricted": mark("Total net assets with restrictions"),
        "total-net-assets-endowment": mark("Total endowments"),
        "brought-forward": mark("Balance at start of year"),
        "result-of-year": mark("Surplus (deficit) of the year"),
        "direct-changes": mark("Transfers and direct changes"),
        "total-net-assets": mark("Total net assets"),
        "total-liabilities-and-net-assets": mark("Total liabilities and net assets"),
        "difference": mark("Difference: the book does not balance"),
        "income": mark("Income"),
        "total-income": mark("Total income"),
        "expenses": mark("Expenses"),
        "total-expenses": mark("Total expenses"),
        "surplus": mark("Surplus (deficit)"),
        "expenses-by-function": mark("Expenses by function"),
        "function-programme": mark("Programmes"),
        "function-administration": mark("Administration"),
        "function-fundraising": mark("Fundraising"),
        "function-none": mark("Without a function"),
        "total-expenses-by-function": mark("Total expenses by function"),
        "movement-of-year": mark("Movement of funds in {year}"),
        "sources": mark("Sources of funds"),
        "total-sources": mark("Total sources"),
        "uses": mark("Uses of funds"),
        "total-uses": mark("Total uses"),
        "unspent": mark("Unspent balance"),
        "unspent-at-start": mark("Unspent at start of year"),
        "sources-less-uses": mark("Sources less uses"),
        "unspent-at-end": mark("Unspent at end of year"),
        "unspent-by-fund": mark("Unspent balance by fund"),
        "total-unspent": mark("Total unspent"),
    }
)

VOUCHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "receipt": mark("Receipt {number}"),
        "payment": mark("Payment {number}"),
        "journal": mark("Journal {number}"),
        "transfer": mark("Transfer {number}"),
        "opening": mark("Opening {number}"),
        "closing": mark("Closing {number}"),
        "dues": mark("Dues {number}"),
    }
)
"""How one voucher is called in a narrow column."""

NOTES: Final[Mapping[str, str]] = MappingProxyType(
    {"year-open": mark("The year is not closed yet: these figures can still change.")}
)

_WITHIN: Final = " \u2013 "


def title_text(key: str, words: Words) -> str:
    """Return the title of the statement `key`."""
    return words(TITLES[key])


def subtitle_text(statement: Statement, words: Words) -> str:
    """Return the days that the statement stands for, as its title says them; days are ISO."""
    return words(
        SUBTITLES[statement.key],
        first_day=statement.first_day.isoformat(),
        last_day=statement.last_day.isoformat(),
    )


def column_text(column: Column, words: Words) -> str:
    """Return the heading of `column`."""
    return words(COLUMNS[column.key], year=column.year)


def label_text(label: Label, words: Words) -> str:
    """Return what stands at the head of a row: its text, or the names of its account or fund."""
    if label.key is not None:
        return words(ROWS[label.key], year=label.year)
    names = [words.of(arabic, english) for arabic, english in label.within]
    names.append(words.of(label.name_ar, label.name_en))
    return _WITHIN.join(names)
