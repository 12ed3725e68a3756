"""What is known of one document, and the ways to what it is attached to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.archive.document import Document
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.documents import attached_text, kind_text, size_text
from desktop.ui.screens.archive.columns import digest_text
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_MOST: Final = 3
"""Attachments that get a button; the rest is counted."""


class Details(QWidget):
    """Facts in pairs, and a button for each thing the document belongs to."""

    opened = Signal(object)
    """The subject that is to be opened: str."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._subjects: tuple[str, ...] = ()
        self.pairs = Pairs()
        self._title = Text("", "label")
        self._buttons = row(Space.XS)
        self.links: list[QPushButton] = []
        layout = column(Space.S, 0, self)
        layout.addWidget(self.pairs)
        across = row(Space.S)
        across.addWidget(self._title)
        across.addLayout(self._buttons)
        across.addStretch(1)
        layout.addLayout(across)
        language().changed.connect(self.retranslate)
        self.hide()

    def show_document(self, document: Document | None, subjects: Sequence[str]) -> None:
        """Show the facts of a document, or nothing."""
        self._document, self._subjects = document, tuple(subjects)
        self.setVisible(document is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        document = self._document
        if document is None:
            return
        words = ui_words()
        what = words(
            "{kind}, {size}",
            kind=isolate_name(kind_text(document.media_type, words)),
            size=isolate_name(size_text(document.size, words)),
        )
        who = words(
            "{moment} by {officer}",
            moment=isolate_ltr(f"{document.recorded_at:%Y-%m-%d %H:%M}"),
            officer=isolate_ltr(document.officer),
        )
        self.pairs.show_pairs(
            (
                (words("File"), f"{isolate_name(document.file_name)} \u2014 {what}"),
                (words("Added"), who),
                (
                    words("Group"),
                    words(
                        "{group}, SHA-256 begins {digest}",
                        group=isolate_name(document.group),
                        digest=digest_text(document),
                    ),
                ),
            )
        )
        self._show_links()

    def _show_links(self) -> None:
        words = ui_words()
        clear(self._buttons)
        self.links = []
        self._title.setText(
            words("Attached to") if self._subjects else words("Attached to nothing")
        )
        for subject in self._subjects[:_MOST]:
            button = QPushButton(attached_text(subject, words))
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _=False, named=subject: self.opened.emit(named))
            self.links.append(button)
            self._buttons.addWidget(button)
        more = len(self._subjects) - _MOST
        if more > 0:
            self._buttons.addWidget(Text(words.plural("and {n} more", "and {n} more", more)))
