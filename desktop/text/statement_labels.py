"""What the statements say: titles, columns and rows, by the keys that the domain gives them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.ledger.statements.table import Column, Label, Part, Statement
from desktop.text.words import Words, mark

TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trial-balance": mark("Trial balance"),
        "financial-position": mark("Statement of financial position"),
        "activities": mark("Statement of activities"),
        "net-assets": mark("Statement of changes in net assets"),
        "sources-and-uses": mark("Sources and uses of funds"),
        "cash-flows": mark("Statement of cash flows"),
        "function": mark("Expenses by nature and function"),
        "receipts-and-payments": mark("Receipts and payments"),
        "assets-and-liabilities": mark("Statement of assets and liabilities"),
        "trend": mark("Five years side by side"),
        "position-by-branch": mark("Financial position by branch"),
        "activities-by-branch": mark("Activities by branch"),
        "activities-by-project": mark("Activities by project"),
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
        "cash-flows": mark("For the year from {first_day} to {last_day}"),
        "function": mark("For the year from {first_day} to {last_day}"),
        "receipts-and-payments": mark("For the year from {first_day} to {last_day}, cash basis"),
        "assets-and-liabilities": mark("As at {last_day}, cash basis"),
        "trend": mark("Years up to {last_day}"),
        "position-by-branch": mark("As at {last_day}"),
        "activities-by-branch": mark("For the year from {first_day} to {last_day}"),
        "activities-by-project": mark("For the year from {first_day} to {last_day}"),
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
        "prior-balance": mark("Balance {year}"),
        "unrestricted": mark("Unrestricted"),
        "restricted": mark("Restricted"),
        "endowment": mark("Endowment"),
        "total": mark("Total {year}"),
        "current": mark("Year {year}"),
        "prior": mark("Year {year}"),
        "function-programme": mark("Programmes"),
        "function-administration": mark("Administration"),
        "function-fundraising": mark("Fundraising"),
        "function-none": mark("Without a function"),
        "eliminations": mark("Eliminations"),
        "without": mark("Named by none"),
        "others": mark("All others"),
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
        "due-from-rest": mark("Owed by the rest of the organisation"),
        "due-to-rest": mark("Owed to the rest of the organisation"),
        "flows-operating": mark("Operating activities"),
        "net-flows-operating": mark("Net cash from operating activities"),
        "flows-investing": mark("Investing activities"),
        "net-flows-investing": mark("Net cash from investing activities"),
        "flows-financing": mark("Financing activities"),
        "net-flows-financing": mark("Net cash from financing activities"),
        "cash-received": mark("Cash received"),
        "total-cash-received": mark("Total received"),
        "cash-paid": mark("Cash paid"),
        "total-cash-paid": mark("Total paid"),
        "cash-grants": mark("Grants"),
        "cash-dues": mark("Members' dues"),
        "cash-suppliers": mark("Suppliers, accruals and payments in advance"),
        "cash-withheld": mark("Taxes and withholdings"),
        "cash-advances": mark("Advances, given less settled"),
        "cash-stock": mark("Stock"),
        "cash-held-for-others": mark("Held for others"),
        "cash-fixed-assets": mark("Fixed assets, bought less sold"),
        "cash-loans": mark("Loans, given less repaid"),
        "cash-from-rest": mark("Passed between this part and the rest of the organisation"),
        "net-change-in-cash": mark("Net change in cash"),
        "effect-of-exchange": mark("Effect of exchange rates on cash"),
        "cash-at-start": mark("Cash at start of year"),
        "cash-opened": mark("Cash brought in by opening entries"),
        "cash-at-end": mark("Cash at end of year"),
        "cash-held": mark("Cash at end of year, by box and account"),
        "surplus-to-cash": mark("From the surplus to cash from operating activities"),
        "add-depreciation": mark("Depreciation, which takes no cash"),
        "change-in-receivables": mark("Change in receivables, advances and stock"),
        "change-in-payables": mark("Change in payables and amounts held"),
        "other-without-money": mark("Other items without operating cash"),
        "operating-cash": mark("Net cash from operating activities"),
        "receipts": mark("Money received"),
        "total-receipts": mark("Total receipts"),
        "payments": mark("Money paid"),
        "total-payments": mark("Total payments"),
        "assets-less-liabilities": mark("Assets less liabilities"),
        "position-at-end": mark("Position at end of year"),
        "assets-in-all": mark("Assets"),
        "liabilities-in-all": mark("Liabilities"),
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
    {
        "year-open": mark("The year is not closed yet: these figures can still change."),
        "part-of-book": mark(
            "Of a part of the book only; entries balance in the whole book, and need not in a part."
        ),
        "no-money-accounts": mark(
            "No account is marked as a cash box or a bank account. Mark them in the chart of "
            "accounts, and the flows of money will show."
        ),
    }
)

PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {"branch": mark("Branch: {name}"), "project": mark("Project: {name}")}
)
"""What a statement is limited to."""

_WITHIN: Final = " \u2013 "
_JOIN: Final = " \u00b7 "


def title_text(key: str, words: Words) -> str:
    """Return the title of the statement `key`."""
    return words(TITLES[key])


def subtitle_text(statement: Statement, words: Words) -> str:
    """Return the days that the statement stands for, and of which part it is; days are ISO."""
    days = words(
        SUBTITLES[statement.key],
        first_day=statement.first_day.isoformat(),
        last_day=statement.last_day.isoformat(),
    )
    return _JOIN.join((days, *(part_text(part, words) for part in statement.parts)))


def part_text(part: Part, words: Words) -> str:
    """Return what a statement is limited to: "Branch: Benghazi"."""
    return words(PARTS[part.kind], name=words.of(part.name_ar, part.name_en))


def column_text(column: Column, words: Words) -> str:
    """Return the heading of `column`."""
    if column.names is not None:
        return words.of(*column.names)
    return words(COLUMNS[column.text or column.key], year=column.year)


def label_text(label: Label, words: Words) -> str:
    """Return what stands at the head of a row: its text, or the names of its account or fund."""
    if label.key is not None:
        return words(ROWS[label.key], year=label.year)
    names = [words.of(arabic, english) for arabic, english in label.within]
    names.append(words.of(label.name_ar, label.name_en))
    return _WITHIN.join(names)
