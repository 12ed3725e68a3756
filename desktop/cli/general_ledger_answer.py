"""The general ledger in a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from desktop.cli.columns import line, padded
from desktop.cli.streams import head_json, say_head, say_notes, write_json
from desktop.cli.terminal import Terminal
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.statements.general_ledger import (
    AccountClosed,
    AccountOpened,
    LedgerClosed,
    LedgerRow,
    LinePosted,
)
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import account_label
from desktop.text.statement_labels import VOUCHERS, label_text

NAME: Final = "general-ledger"
_VOUCHER_CELLS: Final = 18
_DAY_CELLS: Final = 10


def say_ledger(source: StatementSource, rows: Iterable[LedgerRow], terminal: Terminal) -> None:
    """Write the ledger: day, voucher, debit, credit, balance, and the text last."""
    words = terminal.words
    cells = _amount_cells(source)

    def money(minor: int) -> str:
        return padded(format_amount(minor, source.currency) if minor else "-", cells, right=True)

    def say(day: str, voucher: str, *rest: str) -> None:
        first = (padded(day, _DAY_CELLS), padded(voucher, _VOUCHER_CELLS))
        terminal.say(line((*first, *rest), words))

    say_head(NAME, source, terminal)
    for row in rows:
        match row:
            case AccountOpened(account, balance):
                terminal.say()
                names = words.of(account.name_ar, account.name_en)
                terminal.say(line((account.code, names), words))
                nothing = padded("", cells)
                say("", words("Opening balance"), nothing, nothing, money(balance))
            case LinePosted(posted, balance):
                voucher = words(VOUCHERS[posted.series.value], number=posted.number)
                text = " - ".join(part for part in (posted.narration, posted.memo) if part)
                amounts = (money(posted.debit), money(posted.credit), money(balance))
                say(posted.day.isoformat(), voucher, *amounts, text)
            case AccountClosed(_, _, debit, credit, balance):
                say("", words("Closing balance"), money(debit), money(credit), money(balance))
            case LedgerClosed(_, _, debit, credit, balance):
                terminal.say()
                say("", words("Total"), money(debit), money(credit), money(balance))
    say_notes(source, terminal)


def _amount_cells(source: StatementSource) -> int:
    """Return how wide amounts can get: as wide as all debits together, and a minus."""
    most = sum(total.debit + total.credit for total in source.totals)
    return len(format_amount(-most, source.currency))


def ledger_json(source: StatementSource, rows: Iterable[LedgerRow], terminal: Terminal) -> None:
    """Write the ledger for programs: one row for each account, with its lines."""
    totals: dict[str, object] = {}
    answers = _accounts(source, rows, totals, terminal)
    write_json(head_json(NAME, source, terminal.words), answers, lambda: totals, terminal)


def _accounts(
    source: StatementSource,
    rows: Iterable[LedgerRow],
    totals: dict[str, object],
    terminal: Terminal,
) -> Iterator[Mapping[str, object]]:
    def money(minor: int) -> str:
        return decimal_text(minor, source.currency)

    funds = {fund.id: fund.code for fund in source.funds}
    projects = {project.id: project.code for project in source.projects}
    lines: list[Mapping[str, object]] = []
    opening = 0
    for row in rows:
        match row:
            case AccountOpened(_, balance):
                lines, opening = [], balance
            case LinePosted(posted, balance):
                lines.append(
                    {
                        "day": posted.day.isoformat(),
                        "series": posted.series.value,
                        "number": posted.number,
                        "narration": posted.narration,
                        "memo": posted.memo or None,
                        "fund": funds.get(posted.fund_id),
                        "project": projects.get(posted.project_id or 0),
                        "debit": money(posted.debit),
                        "credit": money(posted.credit),
                        "balance": money(balance),
                    }
                )
            case AccountClosed(account, _, debit, credit, balance):
                yield {
                    "account": account.path,
                    "code": account.code,
                    "label": label_text(account_label(account), terminal.words),
                    "opening": money(opening),
                    "debit": money(debit),
                    "credit": money(credit),
                    "balance": money(balance),
                    "lines": lines,
                }
            case LedgerClosed(_, count, debit, credit, balance):
                totals |= {
                    "lines": count,
                    "debit": money(debit),
                    "credit": money(credit),
                    "balance": money(balance),
                }
