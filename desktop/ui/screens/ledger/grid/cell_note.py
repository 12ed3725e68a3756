"""A note right below a cell: why its text is refused, or the amount and its words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import palette

_WIDEST: Final = 380


class CellNote(QLabel):
    """Lies over the grid and takes neither keys nor clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("cellnote")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, cell: QRect, text: str, *, bad: bool) -> None:
        """Say `text` below `cell`, or above where there is no room; nothing for an empty text."""
        if not text:
            self.hide()
            return
        self.setText(text)
        colours = palette()
        ground, ink = (
            (colours.danger_soft, colours.danger) if bad else (colours.info_soft, colours.info)
        )
        self.setStyleSheet(
            f"background: {ground}; color: {ink}; border: 1px solid {ink}; border-radius: 6px;"
            " padding: 4px 8px;"
        )
        self.setWordWrap(False)
        wide = self.sizeHint().width() > _WIDEST
        self.setWordWrap(wide)
        width = _WIDEST if wide else self.sizeHint().width()
        height = self.heightForWidth(width) if wide else self.sizeHint().height()
        room = self._room.rect()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = cell.right() - width if mirrored else cell.left()
        y = cell.bottom() + 2
        if y + height > room.bottom():
            y = cell.top() - height - 2
        x = max(room.left(), min(x, room.right() - width))
        self.setGeometry(x, y, width, height)
        self.raise_()
        self.show()
