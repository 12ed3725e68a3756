"""Asks which document to take out of a backup, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QWidget

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.words import ui_words


@dataclass(frozen=True, slots=True)
class Wanted:
    """The number of a document, the new file, and the passphrase."""

    document: int
    target: Path
    passphrase: str = field(repr=False)


class DocumentDialog(Dialog):
    """Offers the documents that the book names; the backup may hold one that the book lost."""

    def __init__(self, documents: tuple[Document, ...], parent: QWidget | None = None) -> None:
        words = ui_words()
        super().__init__(
            words("Take out a document"),
            words(
                "The document is read from the backup and written to a new file, without its "
                "encryption. Keep that file as carefully as the paper."
            ),
            icon="file-down",
            parent=parent,
        )
        self.which = QComboBox()
        for each in documents:
            self.which.addItem(isolate_name(each.title), each)
        self.passphrase = PassphraseEdit()
        self._secret = Labelled(mark("Your passphrase"), self.passphrase)
        self.body.addWidget(Labelled(mark("Which document"), self.which))
        self.body.addWidget(self._secret)
        self.go_button = self.add_button(mark("Write it to a file"), Kind.PRIMARY, accepts=True)
        self.add_button(mark("Cancel"), Kind.SECONDARY, accepts=False)
        self.passphrase.submitted.connect(self.accept)

    def accept(self) -> None:
        """Go on once something was typed."""
        if not self.passphrase.text():
            self._secret.show_error(UserError("passphrase-empty"))
            return
        super().accept()


def ask_document(parent: QWidget, documents: tuple[Document, ...]) -> Wanted | None:
    """Ask which, with which passphrase, and where to; None where the person goes back."""
    dialog = DocumentDialog(documents, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen, typed = dialog.which.currentData(), dialog.passphrase.text()
    dialog.passphrase.clear()
    dialog.deleteLater()
    if not accepted or not isinstance(chosen, Document):
        return None
    title = ui_words()("Write it to a file")
    path, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / chosen.file_name))
    return Wanted(chosen.id, Path(path), typed) if path else None
