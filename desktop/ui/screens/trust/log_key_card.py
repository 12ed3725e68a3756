"""The key that signs the log: what it is, and how it is replaced."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.services.session import Session
from desktop.services.trust.rotate_log_key import rotate_log_key
from desktop.text.words import mark
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.trust.deed_dialog import DeedDialog
from desktop.ui.screens.trust.officer_dialogs import Confirmed, OwnPassphrase
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import row


class LogKeyCard(Card):
    """For whoever manages keys."""

    asked = Signal()

    def __init__(self, *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(mark("The key of the log"), parent)
        self.replace = Button(mark("Replace the key of the log…"), Kind.SECONDARY, "fingerprint")
        self.replace.setEnabled(may)
        self.body.addWidget(
            Message(
                mark(
                    "It signs every state of the log. Replace it when a copy of the book and a "
                    "passphrase may be in strange hands. The old key and the new one both sign "
                    "the state at which they meet, so earlier packages stay valid."
                ),
                "muted",
            )
        )
        foot = row(Space.S)
        foot.addWidget(self.replace)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.replace.clicked.connect(self.asked)


class ReplaceLogKey(DeedDialog):
    """What it means, confirmed with one's own passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            mark("Replace the key of the log?"),
            mark("The secret half of the old key is destroyed: it signs nothing any more."),
            mark("Replace the key"),
            icon="fingerprint",
            parent=parent,
        )
        self.own = OwnPassphrase(self)
        self.end_body()
        self.own.edit.setFocus()

    def values(self) -> Confirmed:
        """Return the confirmation."""
        return self.own.confirmed(None)

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        super().take_back()
        self.own.take_back()

    def show_error(self, error: UserError) -> None:
        """Say it beside the passphrase, where it is about that."""
        self._busy(False)
        if not self.own.shows(error):
            self.fault.show_error(error)
        self.adjustSize()


def replacing(session: Session, found: object) -> Callable[[], object] | None:
    """Return the deed that a confirmation asks for."""
    if not isinstance(found, Confirmed):
        return None
    founder = found.founder or None
    return lambda: rotate_log_key(session, passphrase=found.own, founder_passphrase=founder)
