"""Sheets of paper: what belongs together stands on one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column
from desktop.ui.words import language, ui_words


class Card(QFrame):
    """A sheet with a title (a message id, may be empty); put things into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", "card")
        self._message = title
        self._title = Text("", "strong")
        self.body: QVBoxLayout = column(Space.S, Space.L, self)
        self.body.addWidget(self._title)
        self._title.setVisible(bool(title))
        language().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the title in the current language."""
        if self._message:
            self._title.setText(ui_words()(self._message))


class StatCard(Card):
    """One figure with what it is and a word about it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._figure, self._note = Text("", "figure"), Text("", "small", wrap=True)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._note)

    def show_figure(self, figure: str, note: str = "") -> None:
        """Show a figure that is already formatted, and a note in the current language."""
        mark = "\u200f" if ui_words().right_to_left else ""
        self._figure.setText(f"{mark}\u2066{figure}\u2069")
        self._note.setText(note)
        self.setAccessibleName(f"{self._title.text()}: {figure}")
