"""A statement as a screen shows it: texts in one language, figures as they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.statements.table import Drill, Row, RowKind, Statement
from desktop.text.statement_labels import (
    NOTES,
    SUBTITLES,
    column_text,
    label_text,
    title_text,
)
from desktop.text.words import Words

NOTHING: Final = "\u2013"
"""Stands for zero: a figure that is there, and is nothing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: how it is written, and the lines behind it (None: it leads nowhere)."""

    text: str
    negative: bool = False
    drill: Drill | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `code` of its account or fund where it has one, `level` its indentation from 0."""

    kind: RowKind
    level: int
    code: str
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A statement with every text in one language; days in `period` are isolated."""

    title: str
    period: str
    currency: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether there is no figure in it other than zero."""
        return not any(
            figure.text not in {"", NOTHING} for line in self.lines for figure in line.figures
        )


def view_of(statement: Statement, words: Words) -> View:
    """Return the statement as it is shown; optional columns without figures are left out."""
    shown = statement.shown_columns()
    return View(
        title=title_text(statement.key, words),
        period=words(
            SUBTITLES[statement.key],
            first_day=isolate_ltr(format_day(statement.first_day)),
            last_day=isolate_ltr(format_day(statement.last_day)),
        ),
        currency=statement.currency.code,
        heads=tuple(column_text(statement.columns[place], words) for place in shown),
        lines=tuple(_line(statement, row, shown, words) for row in statement.rows),
        notes=tuple(words(NOTES[note]) for note in statement.notes),
    )


def _line(statement: Statement, row: Row, shown: tuple[int, ...], words: Words) -> Line:
    return Line(
        row.kind,
        row.level,
        row.label.code,
        label_text(row.label, words),
        tuple(_figure(statement, row, place) for place in shown),
    )


def _figure(statement: Statement, row: Row, place: int) -> Figure:
    cell = row.cells[place] if row.cells else None
    if cell is None:
        return Figure("")
    drill = row.drills[place] if row.drills else None
    text = format_amount(cell, statement.currency) if cell else NOTHING
    return Figure(text, cell < 0, drill)
