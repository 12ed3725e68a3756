"""How a permission is drawn: a tick or a dash, and a small padlock where it is fixed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.trust.permissions import Cell
from desktop.ui.screens.trust.permission_model import CellRole
from desktop.ui.tables.headed_model import Index
from desktop.ui.theme import palette, pixmap

_TICK: Final = 18
_LOCK: Final = 13
_GAP: Final = 5
_DASH: Final = "\u2013"


class PermissionCell(QStyledItemDelegate):
    """Draws a `Cell`; the first column is text as everywhere."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as every cell has it, then the sign in the middle."""
        super().paint(painter, option, index)
        cell = index.data(CellRole)
        if not isinstance(cell, Cell):
            return
        rect: QRect = option.rect
        middle = rect.center()
        changed = cell.allowed != cell.shipped
        if cell.allowed:
            role = "muted" if cell.fixed is not None else "accent"
            drawn = pixmap("check", _TICK, role="warning" if changed else role)
            at = QPoint(middle.x() - _TICK // 2, middle.y() - _TICK // 2 + 1)
            painter.drawPixmap(at, drawn)
        else:
            painter.save()
            painter.setPen(palette().warning if changed else palette().muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _DASH)
            painter.restore()
        if cell.fixed is not None:
            aside = _TICK // 2 + _GAP
            right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
            left = middle.x() - aside - _LOCK if right_to_left else middle.x() + aside
            painter.drawPixmap(
                QPoint(left, middle.y() - _LOCK // 2 + 1), pixmap("lock", _LOCK, role="muted")
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._ring(painter, option)

    def _ring(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Draw the focus ring: the keyboard moves from cell to cell here."""
        del self
        painter.save()
        pen = painter.pen()
        pen.setColor(palette().focus)
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRoundedRect(option.rect.adjusted(3, 3, -3, -3), 4, 4)
        painter.restore()
