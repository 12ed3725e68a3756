"""A line of free text with suggestions below it; nothing is taken that was not walked to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.ui.theme import Space

_PAUSE: Final = 120
"""Milliseconds without a key before suggestions are asked for."""
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SuggestEdit(QLineEdit):
    """Down goes into the suggestions, Enter or a click takes one, Escape puts them away."""

    wondered = Signal(str)
    """What is typed, a moment after the last key: answer by `suggest`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStringListModel(self)
        self._popup = QListView(self)
        self._popup.setObjectName("choices")
        self._popup.setWindowFlags(Qt.WindowType.ToolTip)
        self._popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._popup.setFocusProxy(self)
        self._popup.setUniformItemSizes(True)
        self._popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._popup.setModel(self._model)
        self._popup.clicked.connect(self._on_clicked)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(lambda: self.wondered.emit(self.text()))
        self.textEdited.connect(lambda _: self._on_typed())

    def suggest(self, texts: Sequence[str]) -> None:
        """Offer these, unless the person has gone on."""
        offered = [text for text in texts if text != self.text()]
        self._model.setStringList(offered)
        self._popup.setCurrentIndex(QModelIndex())
        if not offered or not self.hasFocus():
            self._popup.hide()
            return
        height = len(offered) * (self._popup.sizeHintForRow(0) or 30) + 2 * Space.S
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        self._popup.setLayoutDirection(self.layoutDirection())
        self._popup.setGeometry(corner.x(), corner.y(), self.width(), height)
        self._popup.show()

    def suggested(self) -> tuple[str, ...]:
        """Return what is offered now."""
        return tuple(self._model.stringList()) if self._popup.isVisible() else ()

    def take(self) -> None:
        """Take the suggestion that was walked to, if one was, and put the rest away."""
        index = self._popup.currentIndex()
        if self._popup.isVisible() and index.isValid():
            self.setText(str(index.data()))
        self.leave()

    def leave(self) -> None:
        """Put the suggestions away."""
        self._pause.stop()
        self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk the suggestions, take one, or leave them; everything else is typing."""
        if self._popup.isVisible():
            if event.key() in _STEPS:
                at = self._popup.currentIndex().row() + _STEPS[Qt.Key(event.key())]
                count = self._model.rowCount()
                self._popup.setCurrentIndex(self._model.index(max(0, min(at, count - 1))))
                return
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return
        if event.key() in _ENTERS:
            self.take()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing open behind."""
        self.leave()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing open behind."""
        self.leave()
        super().hideEvent(event)

    def _on_typed(self) -> None:
        self._popup.hide()
        self._pause.start()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.setText(str(index.data()))
        self.leave()
