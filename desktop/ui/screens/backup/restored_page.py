"""The book stands again: up to which day, where the other one went, what the stick had lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.text.words import mark
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.services.trust.backup.restore import Restored


class RestoredPage(QWidget):
    """Shown once the book was checked page by page."""

    opening = Signal(object)
    """The folder of the book: Path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: Restored | None = None
        self.facts = Pairs()
        self.text = Message(
            mark(
                "Every page was checked and the log agrees. Compare the short head with the one "
                "on your last paper or receipt, then go on."
            ),
            "muted",
        )
        self.open_button = Button(mark("Open the book"), Kind.PRIMARY, "lock-open")
        deeds = row(0)
        deeds.addStretch(1)
        deeds.addWidget(self.open_button)
        layout = column(Space.M, 0, self)
        layout.addWidget(Message(mark("The book is restored"), "display"))
        layout.addWidget(self.text)
        layout.addWidget(self.facts)
        layout.addLayout(deeds)
        self.open_button.clicked.connect(self._on_open)
        language().changed.connect(self.retranslate)

    def show_restored(self, done: Restored) -> None:
        """Show what was restored."""
        self._done = done
        self.retranslate()
        self.open_button.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        done = self._done
        if done is None:
            return
        words, checked = ui_words(), done.checked
        last = checked.last_day.isoformat() if checked.last_day else words("no entry yet")
        pairs = [
            (words("Folder"), isolate_ltr(done.path)),
            (words("Entries"), isolate_ltr(f"{checked.entries:,}")),
            (words("Last entry"), isolate_ltr(last) if checked.last_day else last),
            (words("Short head"), isolate_ltr(checked.short_head)),
        ]
        if done.set_aside is not None:
            pairs.append((words("The book that stood there"), isolate_ltr(done.set_aside)))
        if done.missing:
            said = words.plural(
                "{n} document was not whole on the stick; take another backup for it",
                "{n} documents were not whole on the stick; take another backup for them",
                len(done.missing),
            )
            pairs.append((words("Documents"), said))
        self.facts.show_pairs(pairs)

    def _on_open(self) -> None:
        if self._done is not None:
            path: Path = self._done.path
            self.opening.emit(path)
