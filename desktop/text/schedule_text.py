"""Schedules as plain text for a terminal: columns below each other, figures on the right."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.schedules.schedule import Holds, Schedule
from desktop.domain.ledger.statements.table import RowKind
from desktop.text.columns import line, padded, width
from desktop.text.schedule_labels import (
    cell_text,
    fact_texts,
    heading_text,
    note_texts,
    schedule_subtitle,
    schedule_title,
    signatory_texts,
)
from desktop.text.words import Words

_INDENT: Final = 2
_GAP: Final = 2
_FIGURES: Final = frozenset({Holds.AMOUNT, Holds.NUMBER, Holds.PERCENT})
_SIGN_HERE: Final = "." * 30


def schedule_text(schedule: Schedule, words: Words) -> str:
    """Return the schedule as lines of text, a newline after each."""
    columns = [schedule.columns[at] for at in schedule.shown_columns()]
    heads = [heading_text(schedule, column, words) for column in columns]
    rows = [_cells(schedule, at, words) for at in range(len(schedule.rows))]
    bodies = [
        cells
        for row, cells in zip(schedule.rows, rows, strict=True)
        if row.kind is not RowKind.HEADING
    ]
    widths = [
        max([width(head), *(width(cells[place]) for cells in bodies)])
        for place, head in enumerate(heads)
    ]
    right = [column.holds in _FIGURES for column in columns]
    rule = "-" * (sum(widths) + _GAP * (len(widths) - 1))

    def put(cells: list[str]) -> str:
        return line(
            [
                padded(cell, cells_wide, right=on_right)
                for cell, cells_wide, on_right in zip(cells, widths, right, strict=True)
            ],
            words,
        )

    out = [
        words.of(schedule.organisation.ar, schedule.organisation.en),
        schedule_title(schedule, words),
        f"{schedule_subtitle(schedule, words)} ({schedule.currency.code})",
    ]
    out += [
        f"{name}: {value}"
        for name, value in (fact_texts(schedule, fact, words) for fact in schedule.facts)
    ]
    out += ["", put(heads), rule]
    for row, cells in zip(schedule.rows, rows, strict=True):
        if row.kind is RowKind.TOTAL:
            out.append(rule)
        out.append(line([cells[0]], words) if row.kind is RowKind.HEADING else put(cells))
        if row.kind is RowKind.TOTAL:
            out.append("")
    out += note_texts(schedule, words)
    out += [f"{who}: {_SIGN_HERE}" for who in signatory_texts(schedule, words)]
    return "\n".join(out).rstrip("\n") + "\n"


def _cells(schedule: Schedule, at: int, words: Words) -> list[str]:
    row = schedule.rows[at]
    texts = [
        cell_text(schedule, row.cells[place], schedule.columns[place].holds, words)
        if place < len(row.cells)
        else ""
        for place in schedule.shown_columns()
    ]
    if texts:
        texts[0] = " " * (_INDENT * row.level) + texts[0]
    return texts
