"""The general ledger on paper: one table that streams through, account after account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_day
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Fund
from desktop.domain.ledger.statements.general_ledger import (
    AccountClosed,
    AccountOpened,
    LedgerClosed,
    LedgerRow,
    LinePosted,
)
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.tree import told_apart
from desktop.reports import page
from desktop.reports.statements.yearly import amount_text
from desktop.text.statement_labels import VOUCHERS, label_text
from desktop.text.words import Words

_JOIN: Final = " \u2013 "


@dataclass(frozen=True, slots=True)
class Names:
    """What lines refer to: accounts and funds by their ids, and the currency of the amounts."""

    accounts: Mapping[int, Account]
    funds: Mapping[int, Fund]
    currency: Currency


def voucher_text(series: str, number: int, words: Words) -> str:
    """Return how a voucher is called: its series and its number."""
    return words(VOUCHERS[series], number=number)


def remark_text(line: LedgerLine) -> str:
    """Return the narration of the entry and the memo of the line, each once."""
    parts = [line.narration, line.memo if line.memo != line.narration else ""]
    return _JOIN.join(part for part in parts if part)


def anchor_of(account_id: int) -> str:
    """Return the anchor at which an account begins in the ledger."""
    return f"account-{account_id}"


def ledger_table(rows: Iterable[LedgerRow], names: Names, words: Words) -> page.Table:
    """Return the table; `rows` is read once, while it is drawn.

    The fund of each line is shown in a book with several funds.
    """
    many = len(names.funds) > 1
    columns = [
        page.Column(words("Day"), page.Kind.DAY, 0.86),
        page.Column(words("Voucher"), page.Kind.TEXT, 1.0),
        page.Column(words("Account and narration"), page.Kind.TEXT, 2.1 if many else 2.9),
        *([page.Column(words("Fund"), page.Kind.CODE, 0.8)] if many else []),
        page.Column(words("Debit"), page.Kind.AMOUNT),
        page.Column(words("Credit"), page.Kind.AMOUNT),
        page.Column(words("Balance"), page.Kind.AMOUNT),
    ]
    return page.Table(tuple(columns), _rows(rows, names, words, many=many))


def _rows(
    rows: Iterable[LedgerRow], names: Names, words: Words, *, many: bool
) -> Iterator[page.Row]:
    def money(minor: int) -> str:
        return amount_text(minor, names.currency)

    fill = ("",) if many else ()
    opening = words("Opening balance")
    closing = words("Closing balance")
    labels = told_apart(tuple(names.accounts.values()))
    for row in rows:
        match row:
            case LinePosted(line, balance):
                fund = names.funds.get(line.fund_id)
                yield page.Row(
                    (
                        format_day(line.day),
                        voucher_text(line.series.value, line.number, words),
                        remark_text(line),
                        *((fund.code if fund is not None else "",) if many else ()),
                        money(line.amount) if line.amount > 0 else "",
                        money(-line.amount) if line.amount < 0 else "",
                        money(balance),
                    )
                )
            case AccountOpened(account, balance):
                name = label_text(labels[account.id], words)
                yield page.Row(
                    ("", account.code, name, *fill, "", "", ""),
                    page.RowStyle.GROUP,
                    anchor=anchor_of(account.id),
                )
                yield page.Row(("", "", opening, *fill, "", "", money(balance)))
            case AccountClosed(_, _, debit, credit, balance):
                yield page.Row(
                    ("", "", closing, *fill, money(debit), money(credit), money(balance)),
                    page.RowStyle.SUBTOTAL,
                )
            case LedgerClosed(_, lines, debit, credit, balance):
                count = words.plural("{n} line", "{n} lines", lines)
                yield page.Row(
                    ("", words("Total"), count, *fill, money(debit), money(credit), money(balance)),
                    page.RowStyle.TOTAL,
                )
