"""Statements as plain text for a terminal: one line for each row, amounts aligned on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.domain.formats import format_amount
from desktop.domain.ledger.statements.table import RowKind, Statement
from desktop.text.columns import width
from desktop.text.statement_labels import (
    NOTES,
    column_text,
    label_text,
    subtitle_text,
    title_text,
)
from desktop.text.words import Words

_INDENT: Final = 2
_GAP: Final = 2
_LEFT_TO_RIGHT: Final = "\u200e"
"""Keeps a terminal that reorders Arabic from carrying the amounts to the other side."""


def statement_text(statement: Statement, words: Words) -> str:
    """Return the statement as lines of text, a newline after each.

    A zero is a dash. Columns keep their places from left to right in every language, because most
    terminals know no other direction.
    """
    shown = statement.shown_columns()
    heads = [column_text(statement.columns[position], words) for position in shown]
    lines: list[tuple[RowKind, str, list[str]]] = []
    for row in statement.rows:
        label = " " * (_INDENT * row.level) + label_text(row.label, words)
        cells = [_cell(statement, row.cells[position]) for position in shown] if row.cells else []
        lines.append((row.kind, label, cells))
    widths = [
        max([width(head), *(width(cells[place]) for _, _, cells in lines if cells)])
        for place, head in enumerate(heads)
    ]
    label_width = max(width(label) for _, label, _ in lines)
    rule = "-" * (label_width + sum(widths) + _GAP * len(widths))
    out = [
        words.of(statement.organisation_ar, statement.organisation_en),
        title_text(statement.key, words),
        f"{subtitle_text(statement, words)} ({statement.currency.code})",
        "",
        _line("", heads, label_width, widths, words),
        rule,
    ]
    for kind, label, cells in lines:
        if kind is RowKind.TOTAL:
            out.append(rule)
        out.append(_line(label, cells, label_width, widths, words))
        if kind is RowKind.TOTAL:
            out.append("")
    out += [words(NOTES[note]) for note in statement.notes]
    return "\n".join(out).rstrip("\n") + "\n"


def _cell(statement: Statement, cell: int | None) -> str:
    if cell is None:
        return ""
    return format_amount(cell, statement.currency) if cell else "-"


def _line(
    label: str, cells: Sequence[str], label_width: int, widths: Sequence[int], words: Words
) -> str:
    mark = _LEFT_TO_RIGHT if words.right_to_left else ""
    line = f"{mark}{label}{mark}"
    if cells:
        line += " " * (label_width - width(label))
    for cell, wide in zip(cells, widths, strict=False):
        line += " " * (_GAP + wide - width(cell)) + cell + mark
    return line
