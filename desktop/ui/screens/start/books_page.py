"""The first page: books opened here lately, and the other ways in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.text.words import mark
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.start.book_button import BookButton
from desktop.ui.screens.start.recent import RecentBook
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.states import EmptyState

_SHOWN: Final = 4
"""Books in view at once; the others are scrolled to."""
_ROW: Final = 80
_EMPTY_HEIGHT: Final = 220


class BooksPage(QWidget):
    """Offers the remembered books, another one, a new one, the sample, and a package to check."""

    chosen = Signal(object)
    """The folder of a book to open: Path."""
    forgotten = Signal(object)
    """The folder of a book to forget: Path."""
    another = Signal()
    creating = Signal()
    sampling = Signal()
    verifying = Signal()
    restoring = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Message(mark("Your books"), "display")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._empty = EmptyState(
            "book-open",
            mark("No book was opened here yet"),
            mark("Create one, or look around in the sample organisation first."),
        )
        self._empty.setMinimumHeight(_EMPTY_HEIGHT)
        self.create_button = Button(mark("Create a new book"), Kind.PRIMARY, icon="book-plus")
        self.another_button = Button(mark("Open another book"), Kind.SECONDARY, icon="folder-open")
        self.sample_button = Button(
            mark("Try the sample organisation"), Kind.QUIET, icon="building-2"
        )
        self.verify_button = Button(mark("Verify a package"), Kind.QUIET, icon="shield-check")
        self.restore_button = Button(mark("Restore from a backup"), Kind.QUIET, icon="rotate-ccw")
        self.create_button.clicked.connect(self.creating)
        self.another_button.clicked.connect(self.another)
        self.sample_button.clicked.connect(self.sampling)
        self.verify_button.clicked.connect(self.verifying)
        self.restore_button.clicked.connect(self.restoring)
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self.create_button, self.another_button)),
            (second, (self.sample_button, self.verify_button)),
            (third, (self.restore_button,)),
        ):
            row.setSpacing(Space.M)
            for button in buttons:
                row.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self._title)
        layout.addSpacing(Space.S)
        layout.addWidget(self._scroll)
        layout.addWidget(self._empty)
        layout.addSpacing(Space.S)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addLayout(third)

    def show_books(self, books: Sequence[RecentBook]) -> None:
        """Show the remembered books; where there are none, say what a book is."""
        clear(self._rows)
        for book in books:
            self._rows.addWidget(self._row(book))
        self._rows.addStretch(1)
        self._scroll.setVisible(bool(books))
        self._scroll.setFixedHeight(_ROW * min(len(books), _SHOWN))
        self._empty.setVisible(not books)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be ready for the keyboard as soon as the page is seen."""
        super().showEvent(event)
        self.first_focus()

    def first_focus(self) -> None:
        """Put the keyboard where most people go on: the book opened last."""
        first = self._scroll.findChild(BookButton)
        (first or self.create_button).setFocus()

    def _row(self, book: RecentBook) -> QWidget:
        button = BookButton(book)
        path: Path = book.path
        button.clicked.connect(lambda: self.chosen.emit(path))
        if book.there:
            return button
        forget = Button(mark("Forget"), Kind.QUIET)
        forget.clicked.connect(lambda: self.forgotten.emit(path))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button, 1)
        layout.addWidget(forget)
        return row
