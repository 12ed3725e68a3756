"""The journal on paper: every entry with its lines, in one table that streams through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.formats import format_day
from desktop.domain.ledger.statements.journal import (
    EntryClosed,
    EntryOpened,
    JournalClosed,
    JournalRow,
)
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.tree import told_apart
from desktop.reports import page
from desktop.reports.statements.general_ledger import Names, voucher_text
from desktop.reports.statements.yearly import amount_text
from desktop.text.statement_labels import label_text
from desktop.text.words import Words


def journal_table(rows: Iterable[JournalRow], names: Names, words: Words) -> page.Table:
    """Return the table; `rows` is read once, while it is drawn."""
    many = len(names.funds) > 1
    columns = [
        page.Column(words("Day"), page.Kind.DAY, 0.86),
        page.Column(words("Voucher"), page.Kind.TEXT, 1.2),
        page.Column(words("Account and narration"), page.Kind.TEXT, 3.0 if many else 3.8),
        *([page.Column(words("Fund"), page.Kind.CODE, 0.8)] if many else []),
        page.Column(words("Debit"), page.Kind.AMOUNT),
        page.Column(words("Credit"), page.Kind.AMOUNT),
    ]
    return page.Table(tuple(columns), _rows(rows, names, words, many=many))


def _rows(
    rows: Iterable[JournalRow], names: Names, words: Words, *, many: bool
) -> Iterator[page.Row]:
    fill = ("",) if many else ()
    labels = told_apart(tuple(names.accounts.values()))
    for row in rows:
        match row:
            case LedgerLine():
                yield _line(row, names, label_text(labels[row.account_id], words), many=many)
            case EntryOpened():
                voucher = voucher_text(row.series.value, row.number, words)
                yield page.Row(
                    (format_day(row.day), voucher, row.narration, *fill, "", ""),
                    page.RowStyle.GROUP,
                    anchor=f"entry-{row.entry_id}",
                )
            case JournalClosed(entries, lines, debit, credit):
                counts = words(
                    "{entries}, {lines}",
                    entries=words.plural("{n} entry", "{n} entries", entries),
                    lines=words.plural("{n} line", "{n} lines", lines),
                )
                sums = (amount_text(side, names.currency) for side in (debit, credit))
                yield page.Row(("", words("Total"), counts, *fill, *sums), page.RowStyle.TOTAL)
            case EntryClosed():
                continue


def _line(line: LedgerLine, names: Names, name: str, *, many: bool) -> page.Row:
    account = names.accounts[line.account_id]
    fund = names.funds.get(line.fund_id)
    memo = line.memo if line.memo != line.narration else ""
    return page.Row(
        (
            "",
            account.code,
            f"{name}\n{memo}" if memo else name,
            *((fund.code if fund is not None else "",) if many else ()),
            amount_text(line.amount, names.currency) if line.amount > 0 else "",
            amount_text(-line.amount, names.currency) if line.amount < 0 else "",
        )
    )
