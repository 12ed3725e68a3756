"""One large sentence: how old the last verified backup is, and which stick is next."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.screens.backup.facts import BackupFacts
from desktop.ui.screens.backup.sentences import advice, age, meaning
from desktop.ui.screens.parts.text import reading, reading_side
from desktop.ui.theme import Space, palette, pixmap, theme_state
from desktop.ui.widgets.text import Text, column, row, styled
from desktop.ui.words import language

_GOOD = ("shield-check", "success")
_DUE = ("shield-alert", "danger")


class StateCard(QFrame):
    """Red where a backup is overdue or there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: BackupFacts | None = None
        self._icon = QLabel()
        self.title = Text("", wrap=True)
        self.meaning = Text("", wrap=True)
        self.advice = Text("", "strong", wrap=True)
        texts = column(Space.XS)
        for each in (self.title, self.meaning, self.advice):
            texts.addWidget(each)
        layout = row(Space.XL, Space.L, self)
        layout.addWidget(self._icon)
        layout.addLayout(texts, 1)
        self.hide()
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)

    def show_facts(self, facts: BackupFacts) -> None:
        """Show how the book stands."""
        self._facts = facts
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say it in the language and colours of now."""
        facts = self._facts
        if facts is None:
            return
        due = facts.due
        name, role = _DUE if due.overdue or due.days is None else _GOOD
        styled(self, banner=role)
        self._icon.setPixmap(pixmap(name, 48, role=role))
        colour = getattr(palette(), role)
        self.title.setStyleSheet(
            f"QLabel {{ font-size: 24px; font-weight: 700; color: {colour}; }}"
        )
        said = (age(due), meaning(due), advice(due.rotation, facts.now))
        for label, text in zip((self.title, self.meaning, self.advice), said, strict=True):
            label.setAlignment(reading_side())
            label.setText(reading(text))
            label.setVisible(bool(text))
        self.setAccessibleName(said[0])
