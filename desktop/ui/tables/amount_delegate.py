"""How amounts are drawn: left to right, on their units, the minus leading, a zero dimmed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.tables.cells import ValueRole
from desktop.ui.tables.headed_model import Index


class AmountDelegate(QStyledItemDelegate):
    """Draws minor units; Qt alone would put the minus behind and the amount at the wrong side."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Turn the cell to the left-to-right order of numbers."""
        super().initStyleOption(option, index)
        option.direction = Qt.LayoutDirection.LeftToRight
        option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if index.data(ValueRole) == 0:
            palette = QPalette(option.palette)
            dim = palette.color(QPalette.ColorRole.PlaceholderText)
            palette.setColor(QPalette.ColorRole.Text, dim)
            option.palette = palette
