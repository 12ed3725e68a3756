"""Choose one of many by typing a part of its name or code; thousands are no trouble."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.domain.folding import fold, wrong_layout
from desktop.ui.theme import Space
from desktop.ui.words import language, ui_words

_SHOWN: Final = 50
_ROWS: Final = 8
_NEXT_KEYS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LIST_KEYS: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose; `code` may be empty."""

    id: object
    code: str
    name: str

    @property
    def text(self) -> str:
        """How it is shown."""
        return f"{self.code}  {self.name}" if self.code else self.name


class PickEdit(QLineEdit):
    """A line to type in, with what fits below it; Enter or Tab takes the first that fits."""

    picked_changed = Signal(object)
    """The id that is chosen now, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[tuple[str, Choice], ...] = ()
        self._fitting: list[Choice] = []
        self._picked: Choice | None = None
        self._popup = QListView(self)
        self._popup.setObjectName("choices")
        self._popup.setWindowFlags(Qt.WindowType.ToolTip)
        self._popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._popup.setFocusProxy(self)
        self._popup.setUniformItemSizes(True)
        self._popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._model = QStringListModel(self)
        self._popup.setModel(self._model)
        self._popup.clicked.connect(self._on_clicked)
        self.textEdited.connect(self._on_text_edited)
        language().changed.connect(self._align)
        self._align()

    def _align(self) -> None:
        """Begin where the window begins; Qt alone sends what begins with a Latin code away."""
        right = ui_words().right_to_left
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer these; what was chosen stays if it is still among them."""
        self._choices = tuple((fold(f"{each.code} {each.name}"), each) for each in choices)
        if self._picked is not None:
            self.set_picked(self._picked.id)

    def picked(self) -> object | None:
        """Return the id of what is chosen, or None."""
        return None if self._picked is None else self._picked.id

    def choice(self) -> Choice | None:
        """Return what is chosen, or None."""
        return self._picked

    def set_picked(self, wanted: object | None) -> None:
        """Choose by id; None, or an id that is not offered, chooses nothing."""
        found = next((each for _, each in self._choices if each.id == wanted), None)
        self._take(found if wanted is not None else None)
        self.setText("" if self._picked is None else self._picked.text)
        self.setCursorPosition(0)
        self._popup.hide()

    def fitting(self) -> tuple[Choice, ...]:
        """Return what is offered for what is typed now."""
        return tuple(self._fitting)

    def _on_text_edited(self, typed: str) -> None:
        self._take(None)
        self._fitting = self._find(typed)
        self._model.setStringList([each.text for each in self._fitting])
        if self._fitting:
            self._popup.setCurrentIndex(self._model.index(0))
            self._show_popup()
        else:
            self._popup.hide()

    def _find(self, typed: str) -> list[Choice]:
        """Return what holds every typed word, code or name first that begin with them."""
        for text in (typed, wrong_layout(typed) or ""):
            parts = fold(text).split()
            found = [
                (not key.startswith(parts[0]), each)
                for key, each in self._choices
                if parts and all(part in key for part in parts)
            ]
            if found:
                found.sort(key=lambda pair: pair[0])
                return [each for _, each in found[:_SHOWN]]
        return [each for _, each in self._choices[:_SHOWN]] if not typed.strip() else []

    def _show_popup(self) -> None:
        rows = min(len(self._fitting), _ROWS)
        height = rows * (self._popup.sizeHintForRow(0) or 30) + 2 * Space.S
        width = max(self.width(), 280)
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        if self.isRightToLeft():
            corner.setX(corner.x() + self.width() - width)
        self._popup.setLayoutDirection(self.layoutDirection())
        self._popup.setGeometry(corner.x(), corner.y(), width, height)
        self._popup.show()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Take the choice on Tab before the focus goes on."""
        self._settle()
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk the list, take from it, or leave it; everything else is typing."""
        if event.key() in _LIST_KEYS:
            if self._popup.isVisible():
                self._walk(event.key())
            else:
                self._on_text_edited(self.text() if self._picked is None else "")
            return
        if event.key() == Qt.Key.Key_Escape and self._popup.isVisible():
            self._popup.hide()
            return
        if event.key() in _NEXT_KEYS:
            self._settle()
        super().keyPressEvent(event)

    def _walk(self, key: int) -> None:
        step = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -_ROWS,
            Qt.Key.Key_PageDown: _ROWS,
        }[Qt.Key(key)]
        at = self._popup.currentIndex().row() + step
        self._popup.setCurrentIndex(self._model.index(max(0, min(at, len(self._fitting) - 1))))

    def _settle(self) -> None:
        """Take the marked choice where something was typed that fits."""
        if self._picked is None and self.text().strip() and self._fitting:
            at = max(self._popup.currentIndex().row(), 0)
            self.set_picked(self._fitting[at].id)
        self._popup.hide()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.set_picked(self._fitting[index.row()].id)

    def _take(self, choice: Choice | None) -> None:
        if choice != self._picked:
            self._picked = choice
            self.picked_changed.emit(None if choice is None else choice.id)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take what fits, as Tab does."""
        self._settle()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Never leave the list behind."""
        self._popup.hide()
        super().hideEvent(event)
