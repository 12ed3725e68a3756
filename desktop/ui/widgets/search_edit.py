"""A search line that waits until typing pauses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.theme import icon, theme_state
from desktop.ui.words import language, ui_words

PAUSE: Final = 180
"""Milliseconds: shorter than a thought, longer than a key."""


class SearchEdit(QLineEdit):
    """Says what is searched for once typing pauses, and at once on Enter or when cleared."""

    searched = Signal(object)
    """The words, stripped (str)."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder, self._last = placeholder, ""
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._tell)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the placeholder in the current language."""
        said = ui_words()(self._placeholder)
        self.setPlaceholderText(said)
        self.setAccessibleName(said)
        self._glass.setIcon(icon("search"))

    def _on_text_changed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._last:
            self._last = words
            self.searched.emit(words)
