"""Shown in an older copy: what is known beyond it, and the way to go on knowingly."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.evidence import Judged
from desktop.services.trust.evidence.look import Looked
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import column, row
from desktop.ui.words import ui_words


class OlderCard(Card):
    """Hidden unless something is known of the book beyond this copy."""

    accepted = Signal(str)
    """The reason why work goes on here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("What is known beyond this copy"), parent)
        self._rows = column(Space.XS)
        self.reason = QLineEdit()
        self._field = Labelled(
            mark("Why work goes on in this copy"),
            self.reason,
            mark("For example: the disk of the old computer is broken. It is kept in the log."),
        )
        self.button = Button(mark("Go on in this older copy"), Kind.SECONDARY, "check")
        self.button.clicked.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_accept)
        foot = row(Space.S)
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._field)
        self.body.addLayout(foot)
        self.hide()

    def show_older(self, looked: Looked | None) -> None:
        """Show what is known beyond this copy; nothing hides the card."""
        older = () if looked is None else looked.older
        self.setVisible(bool(older))
        clear(self._rows)
        for each in older:
            self._rows.addWidget(_line(each))

    def refuse(self, error: UserError) -> None:
        """Say why it was not accepted."""
        self._field.show_error(error)
        self.reason.setFocus()

    def _on_accept(self) -> None:
        self._field.show_error(None)
        self.accepted.emit(self.reason.text())


def _line(each: Judged) -> Message:
    one = each.remembered
    return Message(
        mark("{source} of {moment}: {size} records."),
        source=lambda: label(one.source, ui_words()),
        moment=isolate_ltr(f"{one.at.astimezone():%Y-%m-%d %H:%M}"),
        size=isolate_ltr(f"{one.size:,}"),
    )
