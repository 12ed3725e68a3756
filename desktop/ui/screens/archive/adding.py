"""Take files into the book: chosen or dropped, asked about once, kept one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.services.archive.add_document import add_document
from desktop.services.archive.my_groups import GroupChoice, my_groups
from desktop.text.words import mark
from desktop.ui.screens.archive.add_dialog import AddDialog
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

Subject = Callable[[Callable[[str | None], None]], None]
"""Finds what the documents are attached to (it may have to be made first), and goes on with it."""

_KINDS: Final = mark("Documents ({endings})")
_ENDINGS: Final = (
    "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.docx *.xlsx *.odt *.ods *.txt *.csv *.eml"
)


class Adding(QObject):
    """The way of files into the book for one screen."""

    added = Signal(object)
    """The Document that was kept, each as it is."""
    refused = Signal(object)
    """A UserError about one of several files; the others went on."""
    busy = Signal(object)
    """Whether files are on their way: bool."""

    def __init__(self, context: Context, subject: Subject, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._subject, self._window = context, subject, window
        self._files: list[Path] = []
        self._dialog: AddDialog | None = None
        self._last = ""
        self._group: int | None = None
        self._title = ""
        self._left = 0

    def choose(self) -> None:
        """Ask which files."""
        words = ui_words()
        kinds = words(_KINDS, endings=_ENDINGS)
        names, _ = QFileDialog.getOpenFileNames(
            self._window, words("Add documents"), self._last, kinds
        )
        if names:
            self._last = str(Path(names[0]).parent)
            self.take([Path(name) for name in names])

    def take(self, files: Sequence[Path]) -> None:
        """Ask about these files, and keep them."""
        if self._files or not files:
            return
        self._files = list(files)
        session = self._context.session
        self._context.work.read(
            lambda: my_groups(session), self._ask, self._on_no_groups, owner=self
        )

    def drop(self, event: QDropEvent) -> None:
        """Take the files that were dropped on a widget."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # ------------------------------------------------------------------------------------------

    def _ask(self, groups: tuple[GroupChoice, ...]) -> None:
        if len(self._files) > 1 and len(groups) < 2:
            self._on_agreed("", None)
            return
        dialog = AddDialog(self._files, groups, self._window)
        self._dialog = dialog
        dialog.agreed.connect(self._on_agreed)
        dialog.rejected.connect(self._on_left)
        dialog.open()

    def _on_agreed(self, title: str, group: int | None) -> None:
        self._title, self._group, self._left = title, group, len(self._files)
        self.busy.emit(True)
        self._subject(self._keep)

    def _keep(self, subject: str | None) -> None:
        """Queue all files at once: what is written next (the posting) comes after them."""
        session, title, group = self._context.session, self._title, self._group
        for path in self._files:
            # Written also when the screen is left: a file chosen is a file kept.
            self._context.work.write(
                partial(
                    add_document, session, path, title=title, group_id=group, attach_to=subject
                ),
                self._on_kept,
                self._on_refused,
                frozenset({Topic.DOCUMENTS}),
                owner=self,
            )

    def _on_kept(self, document: Document) -> None:
        self.added.emit(document)
        self._count_down()

    def _on_refused(self, error: UserError) -> None:
        if self._dialog is not None and len(self._files) == 1:
            self.busy.emit(False)
            self._dialog.show_refusal(error)
            return
        self.refused.emit(error)
        self._count_down()

    def _count_down(self) -> None:
        self._left -= 1
        if not self._left:
            self._end()

    def _on_no_groups(self, error: UserError) -> None:
        self.refused.emit(error)
        self._end()

    def _on_left(self) -> None:
        self._files = []
        self._end()

    def _end(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.rejected.disconnect(self._on_left)
            dialog.finish()
            dialog.deleteLater()
        self._files = []
        self.busy.emit(False)
