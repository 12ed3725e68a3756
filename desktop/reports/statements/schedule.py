"""A schedule on paper: its facts, its table, its notes, and places to sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.ledger.schedules.schedule import Holds, Row, Schedule
from desktop.domain.ledger.statements.table import RowKind
from desktop.reports import page
from desktop.reports.page import Block, Progress, Rendered
from desktop.reports.statements.stamp import Stamp, document
from desktop.reports.statements.yearly import STYLES, amount_text
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

_KINDS: Final = {
    Holds.TEXT: (page.Kind.TEXT, 1.6),
    Holds.DAY: (page.Kind.DAY, 0.86),
    Holds.AMOUNT: (page.Kind.AMOUNT, 1.0),
    Holds.NUMBER: (page.Kind.COUNT, 0.6),
    Holds.PERCENT: (page.Kind.COUNT, 0.6),
}
_MOST_UPRIGHT: Final = 7
"""Columns that an upright page holds without figures growing small."""


def schedule_pdf(
    schedule: Schedule, stamp: Stamp, words: Words, progress: Progress | None = None
) -> Rendered:
    """Return the schedule drawn on A4, across where it has many columns."""
    organisation = words.of(schedule.organisation.ar, schedule.organisation.en)
    sheet = document(schedule_title(schedule, words), organisation, stamp, words)
    return page.render(sheet, schedule_blocks(schedule, words), progress)


def schedule_blocks(schedule: Schedule, words: Words, *, level: int = 0) -> Iterator[Block]:
    """Yield the title (or, from `level` 1, a heading of that level) and all below it."""
    title, subtitle = schedule_title(schedule, words), schedule_subtitle(schedule, words)
    across = len(schedule.shown_columns()) > _MOST_UPRIGHT
    if across:
        yield page.PageBreak(landscape=True)
    if level:
        yield page.Heading(title, level, anchor=f"schedule-{schedule.key}")
    else:
        yield page.Title(title, subtitle)
    unit = words("Amounts in {currency}", currency=schedule.currency.code)
    yield page.Paragraph(f"{subtitle}\n{unit}" if level else unit, page.Tone.SMALL)
    if schedule.facts:
        yield page.KeyValues(tuple(fact_texts(schedule, fact, words) for fact in schedule.facts))
    yield schedule_table(schedule, words)
    for note in note_texts(schedule, words):
        yield page.Paragraph(note, page.Tone.SMALL)
    if schedule.signatories:
        names = zip(schedule.signatories, signatory_texts(schedule, words), strict=True)
        yield page.InkRow(tuple(page.Signatory(key, who, "") for key, who in names))
    if across and level:
        yield page.PageBreak(landscape=False)


def schedule_table(schedule: Schedule, words: Words) -> page.Table:
    """Return the rows; the first column of texts is the widest."""
    shown = schedule.shown_columns()
    columns = []
    for at in shown:
        column = schedule.columns[at]
        kind, share = _KINDS[column.holds]
        columns.append(page.Column(heading_text(schedule, column, words), kind, share))
    rows = tuple(_row(schedule, row, shown, words) for row in schedule.rows)
    return page.Table(tuple(columns), rows)


def _row(schedule: Schedule, row: Row, shown: tuple[int, ...], words: Words) -> page.Row:
    cells = tuple(_cell(schedule, row, at, words) if at < len(row.cells) else "" for at in shown)
    style = STYLES.get(row.kind, page.RowStyle.BODY)
    return page.Row(cells, style, row.level)


def _cell(schedule: Schedule, row: Row, at: int, words: Words) -> str:
    cell, holds = row.cells[at], schedule.columns[at].holds
    if holds is Holds.AMOUNT and isinstance(cell, int) and row.kind is not RowKind.HEADING:
        return amount_text(cell, schedule.currency)
    return cell_text(schedule, cell, holds, words)
