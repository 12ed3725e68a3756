"""A table on a card: as high as its rows, up to a few; more are scrolled to."""

from __future__ import annotations

from desktop.ui.tables.table import Table
from desktop.ui.theme import ROW_HEIGHT


def fit_rows(table: Table, rows: int, most: int) -> None:
    """Give the table the height of its header and of at most `most` rows."""
    header = table.horizontalHeader().sizeHint().height()
    frame = 2 * table.frameWidth() + 2
    table.setFixedHeight(header + ROW_HEIGHT * min(rows, most) + frame)
