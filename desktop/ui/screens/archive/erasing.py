"""Erase a document for good, after a reason was given."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.services.archive.erase_document import erase_document
from desktop.text.words import mark
from desktop.ui.screens.privacy.erase_dialog import DOCUMENT, EraseDialog
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic


class Erasing(QObject):
    """Asks why, erases, and says so."""

    refused = Signal(object)
    """A UserError."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.dialog: EraseDialog | None = None

    def ask(self, document: Document) -> None:
        """Ask for the reason."""
        self.dialog = EraseDialog(document.title, DOCUMENT, self._window)
        self.dialog.agreed.connect(lambda reason: self._do(document, reason))
        self.dialog.open()

    def _do(self, document: Document, reason: str) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: erase_document(session, document.id, reason),
            lambda _: self._context.toast(ui_words()(mark("The document was erased."))),
            self._on_refused,
            frozenset({Topic.DOCUMENTS}),
            owner=self,
        )

    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)
