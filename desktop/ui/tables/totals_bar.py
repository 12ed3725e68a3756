"""The foot of a table: how many rows there are and the sums, each under its own column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.table import Table
from desktop.ui.theme import ROW_HEIGHT, Space, palette

_PADDING: Final = Space.S + 3
"""Where the texts of cells begin: the padding of the style sheet and Qt's own margin."""
_TEXT: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_AMOUNT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)


class TotalsBar(QWidget):
    """Always in view below the table, whatever is scrolled; the sums follow the columns' widths."""

    def __init__(self, table: Table, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._currency = currency
        self._text = ""
        self._sums: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = table.horizontalHeader()
        header.sectionResized.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)

    def set_totals(self, text: str, sums: Mapping[str, int]) -> None:
        """Show a sentence at the reading side, and sums (minor units) by column key."""
        self._text, self._sums = text, dict(sums)
        spoken = [text, *(format_amount(each, self._currency) for each in self._sums.values())]
        self.setAccessibleName(" ".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a row, and no width of its own."""
        return QSize(0, ROW_HEIGHT + Space.XS)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw a line, the sentence, and each sum on the units of its column."""
        colours = palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.sheet_alt))
        painter.fillRect(QRect(0, 0, self.width(), 1), QColor(colours.line_strong))
        painter.setPen(QColor(colours.ink))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        edges = [self._draw_sum(painter, place) for place in self._places()]
        inner = self.rect().adjusted(Space.L, 1, -Space.L, 0)
        if edges and self._mirrored:
            inner.setLeft(max(inner.left(), edges[0]))
        elif edges:
            inner.setRight(min(inner.right(), edges[0]))
        painter.drawText(inner, int(_TEXT), self._text)

    def _draw_sum(self, painter: QPainter, place: int) -> int:
        """Draw the sum of one column; return the edge that the sentence may not cross."""
        table, header = self._table, self._table.horizontalHeader()
        left = table.viewport().mapTo(table, QPoint(0, 0)).x()
        x = left + header.sectionViewportPosition(place)
        cell = QRect(x, 1, header.sectionSize(place), self.height() - 1)
        amount = format_amount(self._sums[self._columns[place].key], self._currency)
        text = isolate_ltr(amount)  # or a minus would change sides in a mirrored window
        painter.drawText(cell.adjusted(_PADDING, 0, -_PADDING, 0), int(_AMOUNT), text)
        return cell.right() if self._mirrored else cell.left()

    def _places(self) -> list[int]:
        return [
            place
            for place, column in enumerate(self._columns)
            if column.kind is Kind.AMOUNT and column.key in self._sums
        ]

    @property
    def _columns(self) -> tuple[Column, ...]:
        return self._table.headed.columns

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
