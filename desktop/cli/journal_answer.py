"""The journal in a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from desktop.cli.columns import line, padded
from desktop.cli.streams import head_json, say_head, say_notes, write_json
from desktop.cli.terminal import Terminal
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.statements.journal import (
    EntryClosed,
    EntryOpened,
    JournalClosed,
    JournalRow,
)
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.source import StatementSource
from desktop.text.statement_labels import VOUCHERS
from desktop.text.words import Words

NAME: Final = "journal"


def say_journal(source: StatementSource, rows: Iterable[JournalRow], terminal: Terminal) -> None:
    """Write the journal: the head of each entry, below it debit, credit, code and account."""
    words = terminal.words
    accounts = {account.id: account for account in source.accounts}
    most = sum(total.debit for total in source.totals)
    cells = len(format_amount(most, source.currency))

    def money(minor: int) -> str:
        return padded(format_amount(minor, source.currency) if minor else "", cells, right=True)

    say_head(NAME, source, terminal)
    for row in rows:
        match row:
            case EntryOpened():
                terminal.say()
                voucher = words(VOUCHERS[row.series.value], number=row.number)
                terminal.say(line((row.day.isoformat(), voucher, row.narration), words))
            case LedgerLine():
                account = accounts[row.account_id]
                name = words.of(account.name_ar, account.name_en)
                parts = (money(row.debit), money(row.credit), account.code, name, row.memo)
                terminal.say(line(parts, words))
            case JournalClosed(entries, _, debit, credit):
                terminal.say()
                count = words.plural("{n} entry", "{n} entries", entries)
                terminal.say(line((money(debit), money(credit), words("Total"), count), words))
            case EntryClosed():
                continue
    say_notes(source, terminal)


def journal_json(source: StatementSource, rows: Iterable[JournalRow], terminal: Terminal) -> None:
    """Write the journal for programs: one row for each entry, with its lines."""
    totals: dict[str, object] = {}
    answers = _entries(source, rows, totals, terminal.words)
    write_json(head_json(NAME, source, terminal.words), answers, lambda: totals, terminal)


def _entries(
    source: StatementSource,
    rows: Iterable[JournalRow],
    totals: dict[str, object],
    words: Words,
) -> Iterator[Mapping[str, object]]:
    def money(minor: int) -> str:
        return decimal_text(minor, source.currency)

    accounts = {account.id: account for account in source.accounts}
    funds = {fund.id: fund.code for fund in source.funds}
    projects = {project.id: project.code for project in source.projects}
    head: Mapping[str, object] = {}
    lines: list[Mapping[str, object]] = []
    for row in rows:
        match row:
            case EntryOpened():
                lines = []
                head = {
                    "day": row.day.isoformat(),
                    "series": row.series.value,
                    "number": row.number,
                    "narration": row.narration,
                }
            case LedgerLine():
                account = accounts[row.account_id]
                lines.append(
                    {
                        "account": account.path,
                        "code": account.code,
                        "label": words.of(account.name_ar, account.name_en),
                        "memo": row.memo or None,
                        "fund": funds.get(row.fund_id),
                        "project": projects.get(row.project_id or 0),
                        "debit": money(row.debit),
                        "credit": money(row.credit),
                    }
                )
            case EntryClosed(_, _, debit, credit):
                yield {**head, "debit": money(debit), "credit": money(credit), "lines": lines}
            case JournalClosed(entries, count, debit, credit):
                totals |= {
                    "entries": entries,
                    "lines": count,
                    "debit": money(debit),
                    "credit": money(credit),
                }
