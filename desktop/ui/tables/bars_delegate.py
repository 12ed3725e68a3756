"""How a whole that has parts is drawn in a table: its share in words, then a bar of its parts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.tables.cells import ValueRole
from desktop.ui.tables.chip_delegate import tone_colours
from desktop.ui.tables.column import Bars
from desktop.ui.tables.headed_model import Index

_HEIGHT: Final = 8
_TEXT: Final = 40
_MARGIN: Final = 8


class BarsDelegate(QStyledItemDelegate):
    """Draws `Bars` from the reading side; the parts are as long as they are large."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's ground as every cell has it, the share, and the bar."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        text, plain.text = plain.text, ""
        style = plain.widget.style() if plain.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        bars = index.data(ValueRole)
        if not isinstance(bars, Bars):
            return
        whole = plain.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        mirrored = plain.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setFont(plain.font)
        painter.setPen(plain.palette.text().color())
        written = QRect(whole.left(), whole.top(), _TEXT, whole.height())
        painter.drawText(
            QStyle.visualRect(plain.direction, whole, written),
            Qt.AlignmentFlag.AlignCenter,
            text,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        room = whole.width() - _TEXT - _MARGIN
        total = sum(size for size, _ in bars.parts)
        at = _TEXT + _MARGIN
        for size, tone in bars.parts:
            length = room * size // total if total else 0
            left = whole.right() - at - length if mirrored else whole.left() + at
            painter.setBrush(tone_colours(tone)[1])
            painter.drawRect(left, whole.center().y() - _HEIGHT // 2, length, _HEIGHT)
            at += length
        painter.restore()
