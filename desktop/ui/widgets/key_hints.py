"""The bar that says which key does what here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, row


class KeyHints(QWidget):
    """Pairs of key and word, in reading order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout: QHBoxLayout = row(Space.XS, 0, self)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, word in the current language) pairs instead of those before."""
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, word in hints:
            cap = QLabel(key)
            cap.setProperty("key", "true")
            cap.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            cap.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            self._layout.addWidget(cap)
            self._layout.addWidget(Text(word, "small"))
            self._layout.addSpacing(Space.S)
        self._layout.addStretch(1)
