"""The signed note of the log's head, to be copied and kept elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.text.words import mark
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import row
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.services.trust.log_head import LogHead

_HEIGHT: Final = 130


class NoteCard(Card):
    """Shows the note as it is signed, left to right."""

    copied = Signal(str)
    """The short head of what was copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.text = QPlainTextEdit()
        self._head: LogHead | None = None
        super().__init__(mark("The signed note"), parent)
        self.copy_button = Button(mark("Copy the note"), Kind.SECONDARY, "copy")
        self.copy_button.clicked.connect(self._on_copy)
        self.text.setReadOnly(True)
        self.text.setFixedHeight(_HEIGHT)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.body.addWidget(
            Message(
                mark(
                    "The same state, signed with the key of this book's log. Send it or file it: "
                    "whoever keeps it can prove later whether the book was rewritten."
                ),
                "muted",
            )
        )
        self.body.addWidget(self.text)
        foot = row(Space.S)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_head(self, head: LogHead) -> None:
        """Show the note of this head."""
        self._head = head
        self.text.setPlainText(head.note)

    def retranslate(self) -> None:
        """Say the card in the language of now."""
        super().retranslate()
        self.text.setAccessibleName(ui_words()(mark("The signed note")))

    def _on_copy(self) -> None:
        if self._head is not None:
            QGuiApplication.clipboard().setText(self._head.note)
            self.copied.emit(self._head.short)
