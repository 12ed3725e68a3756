"""The journal: every entry in order of posting with its lines, as a stream of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.statements.ledger_line import LedgerLine


@dataclass(frozen=True, slots=True)
class EntryOpened:
    """The head of an entry."""

    entry_id: int
    day: dt.date
    series: Series
    number: int
    narration: str


@dataclass(frozen=True, slots=True)
class EntryClosed:
    """The end of an entry: its debits and credits (minor units, both positive), equal if sound."""

    entry_id: int
    lines: int
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class JournalClosed:
    """The end of the journal: how many entries and lines, and their sums."""

    entries: int
    lines: int
    debit: int
    credit: int


JournalRow = EntryOpened | LedgerLine | EntryClosed | JournalClosed


def journal(lines: Iterable[LedgerLine]) -> Iterator[JournalRow]:
    """Yield the journal row by row from lines that come entry by entry."""
    entries = count = debits = credits_ = 0
    for entry_id, group in groupby(lines, key=lambda line: line.entry_id):
        entries += 1
        size = debit = credit = 0
        for line in group:
            if not size:
                yield EntryOpened(entry_id, line.day, line.series, line.number, line.narration)
            size += 1
            debit += line.debit
            credit += line.credit
            yield line
        yield EntryClosed(entry_id, size, debit, credit)
        count += size
        debits += debit
        credits_ += credit
    yield JournalClosed(entries, count, debits, credits_)
