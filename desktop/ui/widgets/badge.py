"""A short word in a coloured pill; the word says it, the colour helps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.widgets.text import styled
from desktop.ui.words import language, ui_words

TONES = ("neutral", "accent", "success", "warning", "danger")


class Badge(QLabel):
    """A pill whose text is a message id; `tone` is one of `TONES`."""

    def __init__(self, text: str, tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = text
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        language().changed.connect(self.retranslate)
        self.set(text, tone)

    def set(self, text: str, tone: str) -> None:
        """Say another word in another tone."""
        self._message = text
        styled(self, badge=tone)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word in the current language."""
        self.setText(ui_words()(self._message) if self._message else "")
