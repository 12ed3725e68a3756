"""The drafts that wait to be posted, in a line above the journal; one key or click opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.services.ledger.drafts import Draft
from desktop.ui.screens.ledger.voucher.typed import from_json
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, row
from desktop.ui.words import language, ui_words

_AT_MOST: Final = 4
_LONGEST: Final = 28


class DraftStrip(QFrame):
    """Hidden while there is no draft."""

    opened = Signal(object)
    """The id of a draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: tuple[Draft, ...] = ()
        self._title = Text("", "label")
        self._buttons: list[QPushButton] = []
        layout = row(Space.S, 0, self)
        layout.addWidget(self._title)
        for place in range(_AT_MOST):
            button = QPushButton()
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _=False, at=place: self.opened.emit(self._drafts[at].id))
            self._buttons.append(button)
            layout.addWidget(button)
        self._more = Text("", "small")
        layout.addWidget(self._more)
        layout.addStretch(1)
        language().changed.connect(self.retranslate)
        self.hide()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show these drafts, the one last changed first."""
        self._drafts = tuple(drafts)
        self.setVisible(bool(drafts))
        self.retranslate()

    def texts(self) -> tuple[str, ...]:
        """Return what stands on the buttons that are shown."""
        return tuple(each.text() for each in self._buttons if not each.isHidden())

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._title.setText(words("Drafts"))
        for place, button in enumerate(self._buttons):
            there = place < len(self._drafts)
            button.setVisible(there)
            if there:
                voucher = from_json(self._drafts[place].content)
                text = " ".join(voucher.narration.split()) or words("Without a narration")
                button.setText(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\u2026")
                button.setAccessibleName(text)
        more = len(self._drafts) - _AT_MOST
        self._more.setText(words.plural("and {n} more", "and {n} more", more) if more > 0 else "")
