"""Long work: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words


class ProgressPanel(QFrame):
    """A bar with a title (a message id), a count in per cent, and a cancel button."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", "card")
        self._message = title
        self._stopping = False
        self._title, self._share = Text("", "strong"), Text("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button(mark("Cancel"), Kind.SECONDARY, "x")
        self._cancel.clicked.connect(self._on_cancel)
        head = row(Space.S)
        head.addWidget(self._title, 1)
        head.addWidget(self._share)
        foot = row(Space.S)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        layout = column(Space.M, Space.L, self)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addLayout(foot)
        language().changed.connect(self.retranslate)
        self.restart()

    def restart(self, title: str | None = None) -> None:
        """Begin anew, with an unknown length."""
        self._message = self._message if title is None else title
        self._stopping = False
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._share.setText("")
        self.retranslate()

    def set_progress(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 means that nobody knows."""
        if total <= 0:
            self._bar.setRange(0, 0)
            return
        self._bar.setRange(0, 100)
        share = min(100, done * 100 // total)
        self._bar.setValue(share)
        self._share.setText(f"\u2066{share}%\u2069")

    def retranslate(self) -> None:
        """Say the title in the current language."""
        words = ui_words()
        self._title.setText(words("Stopping\u2026") if self._stopping else words(self._message))
        self._bar.setAccessibleName(self._title.text())

    def _on_cancel(self) -> None:
        self._stopping = True
        self._cancel.setEnabled(False)
        self.retranslate()
        self.cancelled.emit()
