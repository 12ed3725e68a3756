"""What a screen shows when there is nothing, when it waits, and when something went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, said, ui_words

_ICON = 40
_WIDTH = 440
_NARROWEST = 160


class _Centred(QWidget):
    """An icon, a title and a sentence in the middle of the room, with a deed below."""

    def __init__(self, icon: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role = icon, role
        self._picture = QLabel()
        self._title, self._text = Text("", "title"), Text("", "muted", wrap=True)
        inner = column(Space.S)
        for each in (self._picture, self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(self._picture)
        inner.addWidget(self._title)
        inner.addLayout(self._narrow())
        self._inner: QVBoxLayout = inner
        outer = column(0, Space.XL, self)
        outer.addStretch(2)
        outer.addLayout(inner)
        outer.addStretch(3)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)

    def _narrow(self) -> QHBoxLayout:
        """Return the sentence in a column narrow enough to read, as high as its lines need."""
        self._text.setFixedWidth(_NARROWEST)
        across = row(0)
        across.addStretch(1)
        across.addWidget(self._text)
        across.addStretch(1)
        return across

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the sentence where a narrow panel ends."""
        super().resizeEvent(event)
        self._text.setFixedWidth(max(_NARROWEST, min(_WIDTH, self.width() - 2 * Space.L)))

    def retranslate(self) -> None:
        """Draw the icon in the current colours."""
        self._picture.setPixmap(pixmap(self._icon, _ICON, role=self._role))

    def _add(self, button: Button) -> None:
        self._inner.addSpacing(Space.S)
        self._inner.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


class EmptyState(_Centred):
    """There is nothing yet: what this place is for, and the first thing to do."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon, "faint", parent)
        self._messages = title, text
        if action is not None:
            self._add(action)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        super().retranslate()
        words = ui_words()
        self._title.setText(words(self._messages[0]))
        self._text.setText(words(self._messages[1]))

    def set_messages(self, title: str, text: str) -> None:
        """Take other message ids."""
        self._messages = title, text
        self.retranslate()


class ErrorState(_Centred):
    """Something could not be shown: why, and a button to try again."""

    retried = Signal()

    def __init__(self, error: UserError | str, parent: QWidget | None = None) -> None:
        super().__init__("triangle-alert", "danger", parent)
        self._error = error
        again = Button(mark("Try again"), Kind.SECONDARY, "rotate-ccw")
        again.clicked.connect(self.retried)
        self._add(again)
        self.retranslate()

    def set_error(self, error: UserError | str) -> None:
        """Show another error."""
        self._error = error
        self.retranslate()

    def retranslate(self) -> None:
        """Say the error in the current language."""
        super().retranslate()
        words = ui_words()
        self._title.setText(words("This could not be shown"))
        text = said(self._error) if isinstance(self._error, UserError) else words(self._error)
        self._text.setText(text)


class LoadingLine(QProgressBar):
    """A thin moving line: the answer is on its way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 0)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the line for those who hear it."""
        words = ui_words()
        self.setAccessibleName(words("Loading"))
