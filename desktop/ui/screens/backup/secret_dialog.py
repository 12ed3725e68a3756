"""Asks for the passphrase that opened the book when a backup was made."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.words import ui_words


class SecretDialog(Dialog):
    """`deed` is the message id of the button; `passphrase` holds what was typed."""

    def __init__(self, title: str, text: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, icon="key-round", parent=parent)
        self.passphrase = PassphraseEdit()
        self._secret = Labelled(mark("Your passphrase"), self.passphrase)
        self.body.addWidget(self._secret)
        self.go_button = self.add_button(deed, Kind.PRIMARY, accepts=True)
        self.add_button(mark("Cancel"), Kind.SECONDARY, accepts=False)
        self.passphrase.submitted.connect(self.accept)
        self.passphrase.setFocus()

    def accept(self) -> None:
        """Go on once something was typed."""
        if not self.passphrase.text():
            self._secret.show_error(UserError("passphrase-empty"))
            return
        super().accept()


def ask_secret(parent: QWidget, title: str, text: str, deed: str) -> str | None:
    """Ask; return what was typed, or None. `title`, `text` and `deed` are message ids."""
    words = ui_words()
    dialog = SecretDialog(words(title), words(text), deed, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    typed = dialog.passphrase.text() if accepted else None
    dialog.passphrase.clear()
    dialog.deleteLater()
    return typed
