"""A calm sentence across the top of a screen, in the colour of what it means."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.widgets.button import Button, IconButton
from desktop.ui.widgets.text import Text, row, styled
from desktop.ui.words import language, said, ui_words


class Tone(Enum):
    """What a banner means."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


_ICONS = {
    Tone.INFO: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}


class Banner(QFrame):
    """Says one thing until it is dismissed or replaced; hidden while there is nothing to say."""

    dismissed = Signal()

    def __init__(self, action: Button | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._message: UserError | str = ""
        self._icon, self._text = QLabel(), Text("", wrap=True)
        self._close = IconButton("x", mark("Dismiss"))
        self._close.clicked.connect(self._on_close)
        layout = row(Space.S, Space.S, self)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        if action is not None:
            layout.addWidget(action)
        layout.addWidget(self._close)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.hide()

    def say(self, tone: Tone, message: UserError | str) -> None:
        """Show `message`: an error, or a text already in the current language."""
        self._tone, self._message = tone, message
        styled(self, banner=tone.value)
        self.retranslate()
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._message = ""
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    def retranslate(self) -> None:
        """Say an error in the current language."""
        message = self._message
        self._text.setText(said(message) if isinstance(message, UserError) else message)
        self._icon.setPixmap(pixmap(_ICONS[self._tone], 20, role=self._tone.value))
        self.setAccessibleName(self._text.text())
        styled(self._text)

    def _on_close(self) -> None:
        self.clear()
        self.dismissed.emit()


def plain(message: str) -> str:
    """Return a message id in the current language, for `Banner.say`."""
    return ui_words()(message)
