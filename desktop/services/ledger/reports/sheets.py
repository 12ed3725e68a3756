"""Reports as lists for a spreadsheet: figures stay figures, texts never become formulas."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.isolates import strip_isolates
from desktop.domain.ledger.schedules.schedule import Cell as ScheduleCell
from desktop.domain.ledger.schedules.schedule import Holds as Held
from desktop.domain.ledger.schedules.schedule import Money, Name, Said, Schedule
from desktop.domain.ledger.schedules.schedule import Row as ScheduleRow
from desktop.domain.ledger.statements.table import Row, RowKind, Statement
from desktop.exchange.exporters.sheet import Cell, Holds, Ranked, Sheet, SheetColumn
from desktop.text.schedule_labels import (
    cell_text,
    fact_texts,
    heading_text,
    note_texts,
    schedule_subtitle,
    schedule_title,
)
from desktop.text.statement_labels import (
    NOTES,
    column_text,
    label_text,
    subtitle_text,
    title_text,
)
from desktop.text.words import Words

_STRONG: Final = frozenset({RowKind.HEADING, RowKind.SUBTOTAL, RowKind.TOTAL})
_HOLDS: Final = {
    Held.TEXT: Holds.TEXT,
    Held.DAY: Holds.DAY,
    Held.AMOUNT: Holds.AMOUNT,
    Held.NUMBER: Holds.NUMBER,
    Held.PERCENT: Holds.PERCENT,
}


def figure(minor: int, currency: Currency) -> Decimal:
    """Return an amount as an exact decimal with every decimal of its currency."""
    return Decimal(minor).scaleb(-currency.exponent)


def statement_sheet(statement: Statement, words: Words) -> Sheet:
    """Return a statement: code, label and a column of figures for each that is shown."""
    shown = statement.shown_columns()
    coded = any(row.label.code for row in statement.rows)
    heads = [SheetColumn(words("Item"), Holds.LONG_TEXT)]
    if coded:
        heads.append(SheetColumn(words("Code")))
    noted = any(row.note for row in statement.rows)
    if noted:
        heads.append(SheetColumn(words("Explanation")))
    heads += [SheetColumn(column_text(statement.columns[at], words), Holds.AMOUNT) for at in shown]

    def cells(row: Row) -> Ranked:
        figures = tuple(
            None
            if not row.cells or (cell := row.cells[at]) is None
            else figure(cell, statement.currency)
            for at in shown
        )
        codes = (row.label.code or None,) if coded else ()
        note = (row.note or None,) if noted else ()
        label = (label_text(row.label, words),)
        return Ranked(label + codes + note + figures, row.kind in _STRONG, row.level)

    return Sheet(
        name=title_text(statement.key, words),
        columns=tuple(heads),
        rows=map(cells, statement.rows),
        decimals=statement.currency.exponent,
        right_to_left=words.right_to_left,
        above=(
            words.of(statement.organisation_ar, statement.organisation_en),
            title_text(statement.key, words),
            subtitle_text(statement, words),
            words("Amounts in {currency}", currency=statement.currency.code),
        ),
        below=tuple(words(NOTES[note]) for note in statement.notes),
    )


def schedule_sheet(schedule: Schedule, words: Words) -> Sheet:
    """Return a schedule with its facts above and its notes below."""
    shown = schedule.shown_columns()
    columns = tuple(schedule.columns[at] for at in shown)

    def cells(row: ScheduleRow) -> Ranked:
        values = tuple(
            _value(schedule, row.cells[at], schedule.columns[at].holds, words)
            if at < len(row.cells)
            else None
            for at in shown
        )
        return Ranked(values, row.kind in _STRONG, row.level)

    facts = (fact_texts(schedule, fact, words) for fact in schedule.facts)
    return Sheet(
        name=schedule_title(schedule, words),
        columns=tuple(
            SheetColumn(
                heading_text(schedule, column, words),
                Holds.LONG_TEXT if not at and column.holds is Held.TEXT else _HOLDS[column.holds],
            )
            for at, column in enumerate(columns)
        ),
        rows=map(cells, schedule.rows),
        decimals=schedule.currency.exponent,
        right_to_left=words.right_to_left,
        above=(
            words.of(schedule.organisation.ar, schedule.organisation.en),
            schedule_title(schedule, words),
            strip_isolates(schedule_subtitle(schedule, words)),
            words("Amounts in {currency}", currency=schedule.currency.code),
            *(f"{name}: {value}" for name, value in facts),
        ),
        below=note_texts(schedule, words),
    )


def _value(schedule: Schedule, cell: ScheduleCell, holds: Held, words: Words) -> Cell:
    """Return a cell as a spreadsheet counts with it."""
    match cell:
        case Money(minor, currency):
            return figure(minor, currency)
        case None | Name() | Said() | Enum() | str():
            return strip_isolates(cell_text(schedule, cell, holds, words)) or None
        case dt.date():
            return cell
    if holds is Held.AMOUNT:
        return figure(cell, schedule.currency)
    return Decimal(cell).scaleb(-4) if holds is Held.PERCENT else cell
