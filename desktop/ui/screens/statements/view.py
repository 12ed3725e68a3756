"""A report as a screen shows it: texts in one language, figures as they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.schedules.schedule import Cell, Holds, Money, Schedule
from desktop.domain.ledger.schedules.schedule import Row as ScheduleRow
from desktop.domain.ledger.statements.table import Drill, Row, RowKind, Statement
from desktop.text.schedule_labels import (
    cell_text,
    fact_texts,
    heading_text,
    note_texts,
    schedule_title,
)
from desktop.text.schedules import SCHEDULES
from desktop.text.statement_labels import (
    NOTES,
    SUBTITLES,
    column_text,
    label_text,
    part_text,
    title_text,
)
from desktop.text.words import Words

NOTHING: Final = "\u2013"
"""Stands for zero: a figure that is there, and is nothing."""
_JOIN: Final = " \u00b7 "


class Place(Enum):
    """What a column is for, and so how it is drawn; LABEL takes what room is left over."""

    CODE = "code"
    LABEL = "label"
    NOTE = "note"
    TEXT = "text"
    DAY = "day"
    FIGURE = "figure"


_PLACES: Final = {
    Holds.TEXT: Place.TEXT,
    Holds.DAY: Place.DAY,
    Holds.AMOUNT: Place.FIGURE,
    Holds.NUMBER: Place.FIGURE,
    Holds.PERCENT: Place.FIGURE,
}


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what stands above it, and what it is for."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: how it is written, and where it leads (None: nowhere)."""

    text: str
    drill: Drill | None = None
    entry_id: int | None = None

    @property
    def leads(self) -> bool:
        """Whether anything stands behind it."""
        return self.drill is not None or self.entry_id is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a cell for each column, `level` its indentation from 0."""

    kind: RowKind
    level: int
    name: str
    cells: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A report with every text in one language; days in `period` are isolated."""

    title: str
    period: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    facts: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it but zeroes; where it has texts only, if it has any."""
        if all(head.place is not Place.FIGURE for head in self.heads):
            return not self.lines
        return not any(
            cell.text not in {"", NOTHING}
            for line in self.lines
            if line.kind is not RowKind.HEADING
            for head, cell in zip(self.heads, line.cells, strict=True)
            if head.place is Place.FIGURE
        )


def view_of(report: Statement | Schedule, words: Words) -> View:
    """Return the report as it is shown; optional columns without figures are left out."""
    if isinstance(report, Schedule):
        return _of_schedule(report, words)
    return _of_statement(report, words)


def _of_statement(statement: Statement, words: Words) -> View:
    shown = statement.shown_columns()
    noted = any(row.note for row in statement.rows)
    days = words(
        SUBTITLES[statement.key],
        first_day=isolate_ltr(format_day(statement.first_day)),
        last_day=isolate_ltr(format_day(statement.last_day)),
    )
    parts = [isolate_name(part_text(part, words)) for part in statement.parts]
    heads = [Head("", Place.CODE), Head("", Place.LABEL)]
    if noted:
        heads.append(Head(words("Explanation"), Place.NOTE))
    heads += [Head(column_text(statement.columns[place], words), Place.FIGURE) for place in shown]
    return View(
        title=title_text(statement.key, words),
        period=_JOIN.join((days, *parts, isolate_ltr(statement.currency.code))),
        heads=tuple(heads),
        lines=tuple(_line(statement, row, shown, words, noted=noted) for row in statement.rows),
        notes=tuple(words(NOTES[note]) for note in statement.notes),
    )


def _line(
    statement: Statement, row: Row, shown: tuple[int, ...], words: Words, *, noted: bool
) -> Line:
    code = isolate_ltr(row.label.code) if row.label.code else ""
    name = label_text(row.label, words)
    note = (Figure(row.note),) if noted else ()
    figures = (_figure(statement, row, place) for place in shown)
    return Line(row.kind, row.level, name, (Figure(code), Figure(name), *note, *figures))


def _figure(statement: Statement, row: Row, place: int) -> Figure:
    cell = row.cells[place] if row.cells else None
    if cell is None:
        return Figure("")
    drill = row.drills[place] if row.drills else None
    return Figure(format_amount(cell, statement.currency) if cell else NOTHING, drill)


def _of_schedule(schedule: Schedule, words: Words) -> View:
    shown = schedule.shown_columns()
    columns = [schedule.columns[at] for at in shown]
    subject = schedule.subject
    period = words(
        SCHEDULES[schedule.key].subtitle,
        subject="" if subject is None else isolate_name(words.of(subject.ar, subject.en)),
        first_day=isolate_ltr(format_day(schedule.first_day)),
        last_day=isolate_ltr(format_day(schedule.last_day)),
    )
    lines = tuple(_row(schedule, row, shown, words) for row in schedule.rows)
    texts = [at for at, column in enumerate(columns) if column.holds is Holds.TEXT]
    widest = max(texts, key=lambda at: _longest(lines, at), default=None)
    facts = (fact_texts(schedule, fact, words) for fact in schedule.facts)
    return View(
        title=schedule_title(schedule, words),
        period=_JOIN.join((period, isolate_ltr(schedule.currency.code))),
        heads=tuple(
            Head(
                heading_text(schedule, column, words),
                Place.LABEL if at == widest else _PLACES[column.holds],
            )
            for at, column in enumerate(columns)
        ),
        lines=lines,
        notes=note_texts(schedule, words),
        facts=tuple(
            words("{fact}: {value}", fact=name, value=isolate_name(value)) for name, value in facts
        ),
    )


def _longest(lines: Sequence[Line], at: int) -> int:
    """Return how many letters the longest cell of a column has, headings of groups apart."""
    cells = (line.cells[at].text for line in lines if line.kind is not RowKind.HEADING)
    return max(map(len, cells), default=0)


def _row(schedule: Schedule, row: ScheduleRow, shown: tuple[int, ...], words: Words) -> Line:
    link = row.link
    drill, entry_id = (None, None) if link is None else (link.drill, link.entry_id)
    cells = tuple(
        Figure(
            _text(schedule, row.cells[at], schedule.columns[at].holds, words)
            if at < len(row.cells)
            else "",
            drill,
            entry_id,
        )
        for at in shown
    )
    name = next((cell.text for cell in cells if cell.text), "")
    return Line(row.kind, row.level, name, cells)


def _text(schedule: Schedule, cell: Cell, holds: Holds, words: Words) -> str:
    """Return a cell for the screen; what reads left to right in every language is isolated."""
    if isinstance(cell, int) and holds is Holds.AMOUNT and not cell:
        return NOTHING
    text = cell_text(schedule, cell, holds, words)
    if isinstance(cell, int | dt.date | Money):
        return isolate_ltr(text)
    return isolate_name(text) if isinstance(cell, str) and cell else text
