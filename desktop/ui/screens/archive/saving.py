"""Save a document as a file outside the book, read back before it is called done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.services.archive.read_document import save_document_as
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words


class Saving(QObject):
    """Asks where, writes, and says so."""

    refused = Signal(object)
    """A UserError."""
    busy = Signal(object)
    """Whether a file is being written: bool."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._last = ""

    def ask(self, document: Document) -> None:
        """Ask where to, and save."""
        words = ui_words()
        start = str(Path(self._last) / document.file_name)
        # A file that is there is never written over; the refusal says so.
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            words("Save as a file"),
            start,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._last = str(Path(name).parent)
            self.save(document, Path(name))

    def save(self, document: Document, target: Path) -> None:
        """Write the document to `target`."""
        session = self._context.session
        self.busy.emit(True)
        self._context.work.beside(
            lambda progress: save_document_as(session, document.id, target, progress),
            lambda written: self._on_saved(written.path),
            self._on_refused,
            owner=self,
        )

    def _on_saved(self, path: Path) -> None:
        self.busy.emit(False)
        words = ui_words()
        self._context.toast(words("Saved as {file}.", file=isolate_name(path.name)))

    def _on_refused(self, error: UserError) -> None:
        self.busy.emit(False)
        self.refused.emit(error)
