"""An error in its place: the sentence where the person looks, kept in step with the language."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.words import language, said

_PLACES: Final = frozenset({"path", "folder", "file"})


def isolated(error: UserError) -> UserError:
    """Return the error with its texts isolated, so that a path stays whole in Arabic."""
    fields = {
        name: _isolated(name, value) if isinstance(value, str) else value
        for name, value in error.fields.items()
    }
    return UserError(error.key, **fields)


def _isolated(name: str, value: str) -> str:
    return isolate_ltr(value) if name in _PLACES else isolate_name(value)


class Fault(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "danger")
        self._error: UserError | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def error(self) -> UserError | None:
        """What is said now."""
        return self._error

    def show_error(self, error: UserError) -> None:
        """Say what happened and what to do."""
        self._error = error
        self.retranslate()
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self._error = None
        self.hide()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        if self._error is not None:
            text = said(isolated(self._error))
            self._text.setText(text)
            self.setAccessibleName(text)

    def _dress(self) -> None:
        self._icon.setPixmap(pixmap("circle-alert", 20, role="danger"))
