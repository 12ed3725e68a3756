"""The cash book and the record of a count as schedules, ready to be drawn in every way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.cash.book import CashDay, CashMove
from desktop.domain.ledger.cash.box import CashBox
from desktop.domain.ledger.cash.count import Count
from desktop.domain.ledger.schedules.schedule import (
    Column,
    Fact,
    Holds,
    Link,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.domain.ledger.statements.table import RowKind

CASH_BOOK = "cash-book"
CASH_COUNT = "cash-count"


@dataclass(frozen=True, slots=True)
class Span:
    """Whose book it is, the fiscal year, and the days that are shown, both included."""

    organisation: Name
    year: str
    first_day: dt.date
    last_day: dt.date


def book_schedule(
    span: Span, box: CashBox, currency: Currency, opening: int, days: Sequence[CashDay]
) -> Schedule:
    """Return the book of a box: a line for each day, and below it what passed through."""
    rows = [Row(RowKind.ITEM, (span.first_day, Said("opening"), None, None, opening, None))]
    for day in days:
        rows.append(_day_row(day))
        rows.extend(_move_row(move) for move in day.moves)
    received = sum(day.receipts for day in days)
    paid = sum(day.payments for day in days)
    closing = days[-1].closing if days else opening
    rows.append(Row(RowKind.TOTAL, (span.last_day, Said("total"), received, paid, closing, None)))
    notes = []
    if any(day.above for day in days):
        notes.append("above")
    if any(day.below_zero for day in days):
        notes.append("below")
    return Schedule(
        key=CASH_BOOK,
        organisation=span.organisation,
        currency=currency,
        year=span.year,
        first_day=span.first_day,
        last_day=span.last_day,
        columns=(
            Column("day", Holds.DAY),
            Column("what"),
            Column("receipts", Holds.AMOUNT),
            Column("payments", Holds.AMOUNT),
            Column("balance", Holds.AMOUNT),
            Column("remark", optional=True),
        ),
        rows=tuple(rows),
        subject=Name(box.account.name_ar, box.account.name_en),
        facts=_box_facts(box, opening, closing),
        notes=tuple(notes),
        signatories=("holder", "treasurer"),
    )


def _day_row(day: CashDay) -> Row:
    remark = None
    if day.below_zero:
        remark = Said("below")
    elif day.above:
        remark = Said("above")
    cells = (day.day, Said("day"), day.receipts, day.payments, day.closing, remark)
    return Row(RowKind.SUBTOTAL, cells)


def _move_row(move: CashMove) -> Row:
    text = f"{move.narration} - {move.memo}" if move.memo else move.narration
    received, paid = max(move.amount, 0) or None, max(-move.amount, 0) or None
    return Row(
        RowKind.ITEM,
        (None, f"{move.number}. {text}", received, paid, None, move.series),
        level=1,
        link=Link(entry_id=move.entry_id),
    )


def _box_facts(box: CashBox, opening: int, closing: int) -> tuple[Fact, ...]:
    facts = [Fact("opening", opening), Fact("closing", closing)]
    if box.holder_ar or box.holder_en:
        facts.append(Fact("holder", Name(box.holder_ar, box.holder_en)))
    if box.most is not None:
        facts.append(Fact("most", box.most))
    return tuple(facts)


def count_schedule(
    span: Span, count: Count, box: CashBox, currency: Currency, in_words: Name
) -> Schedule:
    """Return the record of a count: notes and coins, what the book says, and who stood there.

    `in_words` is the amount that was counted, in both languages.
    """
    rows = [
        Row(RowKind.ITEM, (line.piece, line.value, line.quantity, line.worth))
        for line in count.lines
    ]
    rows.append(Row(RowKind.TOTAL, (Said("total"), None, None, count.counted)))
    people = [("counted_by", count.counted_by), ("witnessed_by", count.witnessed_by)]
    if count.third:
        people.append(("third", count.third))
    facts = [
        Fact("number", str(count.id)),
        Fact("surprise" if count.surprise else "planned", count.day),
        *(Fact(key, name) for key, name in people),
        Fact("counted", count.counted),
        Fact("in_words", in_words),
        Fact("book", count.book),
        Fact(_difference(count.difference), abs(count.difference)),
    ]
    if box.holder_ar or box.holder_en:
        facts.insert(2, Fact("holder", Name(box.holder_ar, box.holder_en)))
    if count.note:
        facts.append(Fact("note", count.note))
    return Schedule(
        key=CASH_COUNT,
        organisation=span.organisation,
        currency=currency,
        year=span.year,
        first_day=count.day,
        last_day=count.day,
        columns=(
            Column("piece"),
            Column("value", Holds.AMOUNT),
            Column("quantity", Holds.NUMBER),
            Column("worth", Holds.AMOUNT),
        ),
        rows=tuple(rows),
        subject=Name(box.account.name_ar, box.account.name_en),
        facts=tuple(facts),
        notes=("unverified",),
        signatories=tuple(key for key, _ in people),
    )


def _difference(minor: int) -> str:
    if minor == 0:
        return "agrees"
    return "surplus" if minor > 0 else "shortage"
