"""One remembered book as a large button: its name, where it lies, when it was last open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.text import Code, Message
from desktop.ui.screens.start.recent import RecentBook
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.widgets.badge import Badge
from desktop.ui.words import language, ui_words

_HEIGHT: Final = 68
_OPENED: Final = mark("Last opened on {day}")
_MISSING: Final = mark("Not found there now")


class BookButton(QPushButton):
    """Opens a remembered book by click or Enter; one that is gone says so and can be forgotten."""

    def __init__(self, book: RecentBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = book
        # The style sheet's height of a button would win over any other way to say this.
        self.setStyleSheet(f"QPushButton {{ min-height: {_HEIGHT}px; }}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = QLabel()
        name = Message("{name}", "strong", wrap=False, name=isolate_name(book.name))
        path = Code(str(book.path.parent), "small")
        path.setWordWrap(False)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        day = isolate_ltr(format_day(book.opened.astimezone().date()))
        note: QLabel = Message(_OPENED, "small", wrap=False, day=day)
        if not book.there:
            note = Badge(_MISSING, "warning")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(path)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.L)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        row.addWidget(note)
        for label in (self._icon, name, path, note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_state().changed.connect(self._dress)
        language().changed.connect(self.retranslate)
        self._dress()
        self.retranslate()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the labels inside, which the button would not ask for."""
        return self._row.sizeHint().expandedTo(QSize(0, _HEIGHT))

    def retranslate(self) -> None:
        """Say the whole button to those who hear it."""
        words = ui_words()
        name = words("Open the book {name}", name=self.book.name)
        missing = words(_MISSING) if not self.book.there else ""
        self.setAccessibleName(f"{name}. {missing}" if missing else name)

    def _dress(self) -> None:
        role = "accent" if self.book.there else "faint"
        self._icon.setPixmap(pixmap("book-open", 24, role=role))
