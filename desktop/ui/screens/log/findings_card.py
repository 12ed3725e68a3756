"""What does not agree, in plain words, and what to do now, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.log.finding import Finding
from desktop.text.words import mark
from desktop.ui.screens.log.advice import MOST, STEPS, Named, named, report
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Message, reading_side
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import column, row, rule
from desktop.ui.words import language, ui_words


class FindingsCard(QWidget):
    """Hidden while the book is sound."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        steps = Card(mark("What to do now"))
        for number, step in enumerate(STEPS, 1):
            line = row(Space.M)
            digit = QLabel(f"{number}")
            digit.setProperty("badge", "accent")
            line.addWidget(digit)
            line.addWidget(Message(step), 1)
            steps.body.addLayout(line)
        self._list = Card(mark("What does not agree"))
        self._rows = column(Space.S)
        copy = Button(mark("Copy the list"), Kind.SECONDARY, "copy")
        copy.clicked.connect(self._on_copy)
        foot = row(Space.S)
        foot.addWidget(copy)
        foot.addStretch(1)
        self._list.body.addLayout(self._rows)
        self._list.body.addLayout(foot)
        layout = column(Space.L, 0, self)
        layout.addWidget(self._list)
        layout.addWidget(steps)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; none hides the whole card."""
        self._findings = tuple(findings)
        self.setVisible(bool(self._findings))
        self.retranslate()

    def retranslate(self) -> None:
        """Name the findings in the language of now."""
        clear(self._rows)
        words = ui_words()
        for place, each in enumerate(named(self._findings[:MOST], words)):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(_row(each))
        rest = len(self._findings) - MOST
        if rest > 0:
            more = QLabel(words.plural("and {n} more", "and {n} more", rest))
            more.setAlignment(reading_side())
            self._rows.addWidget(more)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(report(self._findings, ui_words()))
        self.copied.emit()


def _row(found: Named) -> QWidget:
    icon = QLabel()
    icon.setPixmap(pixmap("circle-alert", 20, role="danger"))
    what, meaning = QLabel(found.what), QLabel(found.meaning)
    what.setProperty("role", "strong")
    meaning.setProperty("role", "muted")
    texts = column(0)
    for label in (what, meaning):
        label.setWordWrap(True)
        label.setAlignment(reading_side())
        texts.addWidget(label)
    made = QWidget()
    layout = row(Space.M, 0, made)
    layout.addWidget(icon)
    layout.addLayout(texts, 1)
    made.setAccessibleName(f"{found.what}. {found.meaning}")
    return made
