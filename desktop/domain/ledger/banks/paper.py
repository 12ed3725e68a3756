"""The bank book and the printed reconciliation, as schedules ready to be drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.currency import currency_of
from desktop.domain.ledger.banks.account import BankAccount
from desktop.domain.ledger.banks.reconciliation import BookLine, ReconciliationState, Workplace
from desktop.domain.ledger.masters import Organisation
from desktop.domain.ledger.schedules.schedule import (
    Cell,
    Column,
    Fact,
    Holds,
    Link,
    Money,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.domain.ledger.statements.table import RowKind
from desktop.domain.ledger.year import FiscalYear

BANK_BOOK = "bank-book"
RECONCILIATION = "reconciliation"


@dataclass(frozen=True, slots=True)
class BankBook:
    """The lines of a bank account in a year, in its own money and in that of the book.

    `lines` are (line, base amount); the openings stood there when the first day began.
    """

    account: BankAccount
    organisation: Organisation
    year: FiscalYear
    last_day: dt.date
    opening: int
    base_opening: int
    lines: Sequence[tuple[BookLine, int]]


def bank_book_schedule(book: BankBook) -> Schedule:
    """Return the bank book: every line with the balance after it."""
    base = book.organisation.currency
    foreign = book.account.currency != base.code

    def in_base(minor: int) -> Cell:
        return Money(minor, base) if foreign else None

    balance, base_balance = book.opening, book.base_opening
    rows = [_edge("opening", book.year.first_day, balance, in_base(base_balance))]
    came = went = 0
    for line, worth in book.lines:
        balance += line.amount
        base_balance += worth
        came += max(line.amount, 0)
        went += max(-line.amount, 0)
        cells: tuple[Cell, ...] = (
            line.day,
            line.series,
            line.number,
            line.text,
            line.party,
            ", ".join(line.marks),
            line.amount if line.amount > 0 else None,
            -line.amount if line.amount < 0 else None,
            balance,
            in_base(base_balance),
        )
        rows.append(Row(RowKind.ITEM, cells, link=Link(entry_id=line.entry_id)))
    total: tuple[Cell, ...] = (None, Said("total"), *(None,) * 4, came, went, None, None)
    rows.append(Row(RowKind.SUBTOTAL, total))
    rows.append(_edge("closing", book.last_day, balance, in_base(base_balance), RowKind.TOTAL))
    return Schedule(
        key=BANK_BOOK,
        organisation=Name(book.organisation.name_ar, book.organisation.name_en),
        currency=currency_of(book.account.currency),
        year=book.year.name,
        first_day=book.year.first_day,
        last_day=book.last_day,
        columns=(
            Column("day", Holds.DAY),
            Column("series"),
            Column("number", Holds.NUMBER),
            Column("text"),
            Column("party", optional=True),
            Column("reference", optional=True),
            Column("in", Holds.AMOUNT),
            Column("out", Holds.AMOUNT),
            Column("balance", Holds.AMOUNT),
            Column("base", Holds.AMOUNT, optional=True),
        ),
        rows=tuple(rows),
        subject=Name(book.account.name_ar, book.account.name_en),
        facts=_facts(book.account),
    )


def _edge(
    key: str, day: dt.date, balance: int, base: Cell, kind: RowKind = RowKind.SUBTOTAL
) -> Row:
    return Row(kind, (day, Said(key), *(None,) * 6, balance, base))


def _facts(account: BankAccount) -> tuple[Fact, ...]:
    said = (
        ("bank", account.bank),
        ("branch", account.branch),
        ("number", account.number),
        ("iban", account.iban),
    )
    return tuple(Fact(key, value) for key, value in said if value)


def reconciliation_schedule(
    account: BankAccount, organisation: Organisation, place: Workplace
) -> Schedule:
    """Return the reconciliation as it is printed and signed."""
    held, figures = place.reconciliation, place.figures
    out = [line for line in place.book if line.amount < 0]
    coming = [line for line in place.book if line.amount > 0]
    rows = [_figure("book", figures.book)]
    rows += _section("outstanding", out, figures.outstanding, -1)
    rows += _section("in-transit", coming, -figures.in_transit, -1)
    rows.append(_figure("expected", figures.expected, RowKind.TOTAL))
    rows.append(_figure("statement", figures.statement))
    rows.append(_figure("difference", figures.difference, RowKind.TOTAL))
    if place.bank and held.state is not ReconciliationState.UNDONE:
        rows.append(Row(RowKind.HEADING, (Said("unmatched"),)))
        for line in place.bank:
            marked = (line.description, line.day, None, line.reference, line.amount)
            rows.append(Row(RowKind.ITEM, marked, 1, Link(subject=f"statement_line:{line.id}")))
    return Schedule(
        key=RECONCILIATION,
        organisation=Name(organisation.name_ar, organisation.name_en),
        currency=currency_of(account.currency),
        year=None,
        first_day=held.last_day,
        last_day=held.last_day,
        columns=(
            Column("text"),
            Column("day", Holds.DAY, optional=True),
            Column("number", Holds.NUMBER, optional=True),
            Column("reference", optional=True),
            Column("amount", Holds.AMOUNT),
        ),
        rows=tuple(rows),
        subject=Name(account.name_ar, account.name_en),
        facts=(
            *_facts(account),
            Fact("state", held.state),
            Fact("officer", held.officer),
            *((Fact("reason", held.reason),) if held.reason else ()),
        ),
        notes=("rule",),
        signatories=("prepared", "reviewed"),
    )


def _figure(key: str, minor: int, kind: RowKind = RowKind.SUBTOTAL) -> Row:
    return Row(kind, (Said(key), None, None, None, minor))


def _section(key: str, lines: Iterable[BookLine], total: int, sign: int) -> list[Row]:
    """Return the lines of one kind, as what is added to the book's balance or taken from it."""
    rows = [Row(RowKind.HEADING, (Said(key),))]
    for line in lines:
        cells: tuple[Cell, ...] = (
            f"{line.party}: {line.text}" if line.party else line.text,
            line.day,
            line.number,
            line.cheque or ", ".join(line.marks),
            sign * line.amount,
        )
        rows.append(Row(RowKind.ITEM, cells, 1, Link(entry_id=line.entry_id)))
    return [*rows, _figure(f"{key}-total", total)]
