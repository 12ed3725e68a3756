"""The books of many lines, ledger and journal, as lists of which no more than a line is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from desktop.domain.ledger.statements.frame import notes_of
from desktop.domain.ledger.statements.general_ledger import (
    AccountOpened,
    LedgerClosed,
    LedgerRow,
    LinePosted,
)
from desktop.domain.ledger.statements.journal import JournalClosed, JournalRow
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.tree import told_apart
from desktop.domain.trust.acting import Acting
from desktop.exchange.exporters.sheet import Cell, Holds, Ranked, Sheet, SheetColumn
from desktop.services.ledger.reports.sheets import figure
from desktop.services.ledger.statements import general_ledger_rows, journal_rows
from desktop.store.book import Book
from desktop.text.statement_labels import NOTES, SUBTITLES, VOUCHERS, label_text, title_text
from desktop.text.words import Words, mark

GENERAL_LEDGER: Final = "general-ledger"
JOURNAL: Final = "journal"

_LINE: Final = (
    (mark("Code"), Holds.TEXT),
    (mark("Account"), Holds.TEXT),
    (mark("Day"), Holds.DAY),
    (mark("Voucher"), Holds.TEXT),
    (mark("Narration"), Holds.LONG_TEXT),
    (mark("Memo"), Holds.TEXT),
    (mark("Fund"), Holds.TEXT),
    (mark("Project"), Holds.TEXT),
    (mark("Debit"), Holds.AMOUNT),
    (mark("Credit"), Holds.AMOUNT),
)
_BALANCE: Final = (mark("Balance"), Holds.AMOUNT)
_BEFORE_SUMS: Final = 5
"""Empty cells between a remark and the sums."""


@contextmanager
def stream_sheet(
    book: Book, by: Acting, name: str, year_name: str | None, words: Words
) -> Iterator[Sheet]:
    """Give the ledger or the journal of a year, from one snapshot, while the block lasts."""
    if name == GENERAL_LEDGER:
        with general_ledger_rows(book, by, year_name) as (source, rows):
            yield _framed(name, (*_LINE, _BALANCE), source, _ledger(source, rows, words), words)
    else:
        with journal_rows(book, by, year_name) as (source, entries):
            yield _framed(name, _LINE, source, _journal(source, entries, words), words)


class _Line:
    """Writes the cells that both books share; names are looked up once."""

    def __init__(self, source: StatementSource, words: Words) -> None:
        self._currency, self._words = source.currency, words
        labels = told_apart(source.accounts)
        self.accounts = {
            account.id: (account.code, label_text(labels[account.id], words))
            for account in source.accounts
        }
        self._funds = {fund.id: fund.code for fund in source.funds}
        self._projects = {project.id: project.code for project in source.projects}

    def cells(self, line: LedgerLine) -> tuple[Cell, ...]:
        words, amount = self._words, line.amount
        project = None if line.project_id is None else self._projects.get(line.project_id)
        return (
            *self.accounts[line.account_id],
            line.day,
            words(VOUCHERS[line.series.value], number=line.number),
            line.narration,
            line.memo if line.memo != line.narration else None,
            self._funds.get(line.fund_id),
            project,
            figure(amount, self._currency) if amount > 0 else None,
            figure(-amount, self._currency) if amount < 0 else None,
        )


def _ledger(
    source: StatementSource, rows: Iterable[LedgerRow], words: Words
) -> Iterator[tuple[Cell, ...] | Ranked]:
    """Yield a flat list: the account stands on every line, and only the end has sums."""
    line, currency = _Line(source, words), source.currency
    opening = words("Opening balance")
    for row in rows:
        match row:
            case LinePosted(posted, balance):
                yield (*line.cells(posted), figure(balance, currency))
            case AccountOpened(account, balance):
                names = line.accounts[account.id]
                fill = (None,) * _BEFORE_SUMS
                cells = (*names, None, None, opening, *fill, figure(balance, currency))
                yield Ranked(cells, strong=True)
            case LedgerClosed(_, _, debit, credit, balance):
                sums = tuple(figure(each, currency) for each in (debit, credit, balance))
                yield _end(words, sums)


def _journal(
    source: StatementSource, rows: Iterable[JournalRow], words: Words
) -> Iterator[tuple[Cell, ...] | Ranked]:
    line = _Line(source, words)
    for row in rows:
        match row:
            case LedgerLine():
                yield line.cells(row)
            case JournalClosed(_, _, debit, credit):
                yield _end(words, tuple(figure(each, source.currency) for each in (debit, credit)))


def _end(words: Words, sums: tuple[Cell, ...]) -> Ranked:
    fill = (None,) * (_BEFORE_SUMS - 2)
    return Ranked((None, words("Total"), None, None, None, *fill, *sums), strong=True)


def _framed(
    name: str,
    columns: tuple[tuple[str, Holds], ...],
    source: StatementSource,
    rows: Iterator[tuple[Cell, ...] | Ranked],
    words: Words,
) -> Sheet:
    days = (source.year.first_day.isoformat(), source.year.last_day.isoformat())
    return Sheet(
        name=title_text(name, words),
        columns=tuple(SheetColumn(words(title), holds) for title, holds in columns),
        rows=rows,
        decimals=source.currency.exponent,
        right_to_left=words.right_to_left,
        above=(
            words.of(source.organisation_ar, source.organisation_en),
            title_text(name, words),
            words(SUBTITLES[name], first_day=days[0], last_day=days[1]),
            words("Amounts in {currency}", currency=source.currency.code),
        ),
        below=tuple(words(NOTES[note]) for note in notes_of(source.year)),
    )
