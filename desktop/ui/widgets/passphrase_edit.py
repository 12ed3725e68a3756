"""A field for a passphrase: hidden or shown, with a word about the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.text.words import mark
from desktop.ui.theme import icon, theme_state
from desktop.ui.widgets.text import Text, column
from desktop.ui.words import language, ui_words

_SHOW = mark("Show the passphrase")
_HIDE = mark("Hide the passphrase")


class PassphraseEdit(QWidget):
    """A line for secrets with an eye to look, and the language of the keyboard beside it."""

    submitted = Signal()
    text_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._eye = QAction(self)
        self._eye.triggered.connect(self._on_eye)
        self.line.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._keyboard = Text("", "small")
        layout = column(2, 0, self)
        layout.addWidget(self.line)
        layout.addWidget(self._keyboard)
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self.submitted)
        self.line.textChanged.connect(self._on_text_changed)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        QGuiApplication.inputMethod().localeChanged.connect(self.retranslate)
        self.retranslate()

    def text(self) -> str:
        """Return the passphrase as typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def retranslate(self) -> None:
        """Say everything in the current language, the keyboard's own language too."""
        words = ui_words()
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(icon("eye" if hidden else "eye-off"))
        self._eye.setToolTip(words(_SHOW if hidden else _HIDE))
        keyboard = QGuiApplication.inputMethod().locale().nativeLanguageName()
        self._keyboard.setText(words("Keyboard: {language}", language=keyboard))
        self._keyboard.setVisible(bool(keyboard))
        self.line.setAccessibleName(words("Passphrase"))

    def _on_text_changed(self, text: str) -> None:
        self.text_changed.emit(text)

    def _on_eye(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.retranslate()
