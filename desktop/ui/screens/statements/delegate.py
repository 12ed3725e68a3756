"""How a statement's rows are drawn: indentation, weight, and the rules above and below totals."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.ledger.statements.table import RowKind
from desktop.ui.screens.statements.model import HeadRole, Index, LineRole
from desktop.ui.screens.statements.view import NOTHING, Head, Line, Place

_STEP: Final = "\u2003"
"""One level of indentation: an em space grows with the face and mirrors with the text."""

WEIGHTS: Final = {
    RowKind.HEADING: QFont.Weight.DemiBold,
    RowKind.SUBTOTAL: QFont.Weight.DemiBold,
    RowKind.TOTAL: QFont.Weight.Bold,
}
_SUMS: Final = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})


class StatementDelegate(QStyledItemDelegate):
    """Draws every cell of a statement; figures left to right on their units, in both languages."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Set weight, order and colour of the text."""
        super().initStyleOption(option, index)
        line: Line = index.data(LineRole)
        head: Head = index.data(HeadRole)
        font = QFont(option.font)
        font.setWeight(WEIGHTS.get(line.kind, QFont.Weight.Normal))
        option.font = font
        if head.place is Place.FIGURE:
            option.direction = Qt.LayoutDirection.LeftToRight
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if head.place is Place.LABEL:
            option.text = _STEP * line.level + option.text
        if head.place in {Place.CODE, Place.NOTE} or option.text == NOTHING:
            _dim(option)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, moved in by its level, and the rules of a sum."""
        line: Line = index.data(LineRole)
        if line.kind is RowKind.TOTAL and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.AlternateBase))
        super().paint(painter, option, index)
        if line.kind in _SUMS and index.data(HeadRole).place is Place.FIGURE:
            _rules(painter, option.rect, option.palette, double=line.kind is RowKind.TOTAL)


def _dim(option: QStyleOptionViewItem) -> None:
    palette = QPalette(option.palette)
    dim = palette.color(QPalette.ColorRole.PlaceholderText)
    palette.setColor(QPalette.ColorRole.Text, dim)
    option.palette = palette


def _rules(painter: QPainter, cell: QRect, palette: QPalette, *, double: bool) -> None:
    """Draw one line above a sum, and two below a total, as accountants do."""
    painter.save()
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1))
    inside = cell.adjusted(10, 0, -6, -1)
    heights = (inside.top(), inside.bottom() - 2, inside.bottom()) if double else (inside.top(),)
    for height in heights:
        painter.drawLine(QPoint(inside.left(), height), QPoint(inside.right(), height))
    painter.restore()
