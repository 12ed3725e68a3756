"""The foot of the window: the keys of the screen, the state of the book, the head of its log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.key_hints import KeyHints
from desktop.ui.widgets.text import Text, row
from desktop.ui.words import language, ui_words


class Status(QFrame):
    """The state of the book leads to the screen that explains it."""

    state_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(34)
        self._head = ""
        self._hints = KeyHints()
        self._state = Badge("")
        self._log = Text("")
        self._why = Button(mark("Show"), Kind.QUIET)
        self._why.setFixedHeight(26)
        self._why.clicked.connect(self.state_asked)
        self._why.hide()
        layout = row(Space.S, 0, self)
        layout.setContentsMargins(Space.L, 0, Space.L, 0)
        layout.addWidget(self._hints, 1)
        layout.addWidget(self._log)
        layout.addWidget(self._state)
        layout.addWidget(self._why)
        self._state.hide()
        language().changed.connect(self.retranslate)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show the keys of the screen."""
        self._hints.show_hints(hints)

    def show_head(self, short: str) -> None:
        """Show the short head of the log."""
        self._head = short
        self.retranslate()

    def show_state(self, message: str, tone: str) -> None:
        """Show how the book stands with its log; a bad state offers to explain itself."""
        self._state.set(message, tone)
        self._state.setVisible(bool(message))
        self._why.setVisible(tone in ("danger", "warning"))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        if self._head:
            words = ui_words()
            self._log.setText(words("Log {head}", head=f"\u2066{self._head}\u2069"))
