"""A word that comes, stays a moment, and goes; never the only place where something is said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, row

_STAYS: Final = 4_000


class Toast(QFrame):
    """Lies over the lower edge of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._text = Text("")
        layout = row(Space.S, 0, self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        layout.addWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show `text`, already in the current language, for a moment."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(_STAYS)

    def place(self) -> None:
        """Lie in the middle above the lower edge."""
        above = self.parentWidget()
        if above is not None:
            left = (above.width() - self.width()) // 2
            self.move(left, above.height() - self.height() - Space.XL)
