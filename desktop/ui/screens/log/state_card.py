"""One large sentence: whether the book is what it was when it was recorded, and what to do."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.ui.screens.log.verdict import SAID, Verdict
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, palette, pixmap, theme_state
from desktop.ui.widgets.text import column, row, styled
from desktop.ui.words import language

if TYPE_CHECKING:
    from desktop.services.trust.evidence.look import Looked

_ICON = 48


class StateCard(QFrame):
    """Shows a verdict: the sentence, what it means, and the next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = Verdict.UNCHECKED
        self._icon = QLabel()
        self.title = Message("", wrap=True)
        self._meaning = Message("")
        self.step = Message("", "strong")
        texts = column(Space.XS)
        for each in (self.title, self._meaning, self.step):
            texts.addWidget(each)
        layout = row(Space.XL, Space.L, self)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        theme_state().changed.connect(self._dress)
        language().changed.connect(self._dress)

    def show_verdict(self, verdict: Verdict, looked: Looked | None) -> None:
        """Show the verdict; `looked` gives the days that its sentence names."""
        self._verdict = verdict
        said = SAID[verdict]
        days = {} if looked is None else {"shown": _day(looked.shown), "last": _day(looked.last)}
        self.title.say(said.title)
        self._meaning.say(said.meaning, **days)
        self.step.say(said.step)
        self.step.setVisible(bool(said.step))
        self._dress()

    def _dress(self) -> None:
        said = SAID[self._verdict]
        styled(self, banner=said.role)
        self._icon.setPixmap(pixmap(said.icon, _ICON, role=said.role))
        colour = getattr(palette(), said.role)
        self.title.setStyleSheet(
            f"QLabel {{ font-size: 24px; font-weight: 700; color: {colour}; }}"
        )
        self.setAccessibleName(f"{self.title.text()} {self._meaning.text()} {self.step.text()}")


def _day(moment: dt.datetime) -> str:
    return isolate_ltr(moment.astimezone().date().isoformat())
