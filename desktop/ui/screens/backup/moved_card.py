"""Said where this copy of the book was moved to another computer, with the deliberate way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.services.trust.backup.marks import Moved
from desktop.text.words import mark
from desktop.ui.screens.backup.sentences import day
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import column, row, styled


class MovedCard(QFrame):
    """Hidden unless the book was moved."""

    asked = Signal()
    """To go on in this copy all the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, banner="danger")
        self._icon = QLabel()
        self.text = Message("")
        self.stay_button = Button(mark("Go on in this copy"), Kind.SECONDARY)
        said = row(Space.M)
        said.addWidget(self._icon)
        said.addWidget(self.text, 1)
        deeds = row(0)
        deeds.addWidget(self.stay_button)
        deeds.addStretch(1)
        layout = column(Space.M, Space.L, self)
        layout.addLayout(said)
        layout.addLayout(deeds)
        self.stay_button.clicked.connect(self.asked)
        theme_state().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_moved(self, moved: Moved | None) -> None:
        """Say when it was moved and with which backup."""
        if moved is not None:
            self.text.say(
                mark(
                    "This book was moved to another computer on {day} with the backup {file}. What "
                    "is written here does not reach the book there. Go on only if the move did not "
                    "happen; the log says that you did."
                ),
                day=isolate_ltr(day(moved.at)),
                file=isolate_ltr(moved.file),
            )
        self.setVisible(moved is not None)

    def _dress(self) -> None:
        self._icon.setPixmap(pixmap("triangle-alert", 24, role="danger"))
