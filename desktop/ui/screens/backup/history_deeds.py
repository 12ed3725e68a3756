"""What is done with backups that exist: rehearse one, take a document out, mend, throw away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.backups import RESTORING
from desktop.services.archive.list_documents import list_documents
from desktop.services.trust.backup.before_updates import beside, restore_before
from desktop.services.trust.backup.prune import Pruned, may_go, prune
from desktop.services.trust.backup.rehearse import rehearse
from desktop.services.trust.backup.restore_document import (
    Mended,
    mend_documents,
    restore_document,
)
from desktop.text.words import mark
from desktop.ui.screens.backup.document_dialog import Wanted, ask_document
from desktop.ui.screens.backup.facts import path_of
from desktop.ui.screens.backup.history_card import HistoryCard
from desktop.ui.screens.backup.runner import Runner
from desktop.ui.screens.backup.secret_dialog import ask_secret
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import ask
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.domain.archive.document import DocumentPage

_REHEARSE: Final = mark("Rehearse a restore")
_BESIDE: Final = mark("Restore it beside this book")
_MOST_DOCUMENTS: Final = 1_000


class HistoryDeeds(QObject):
    """Asks, runs and tells; the screen shows what is `rehearsed` and what is `refused`."""

    rehearsed = Signal(object)
    """A `Rehearsed`."""
    refused = Signal(object)
    """A UserError."""

    def __init__(
        self, context: Context, runner: Runner, history: HistoryCard, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._runner, self._history = context, runner, history
        self._window = parent

    def rehearse(self) -> None:
        """Restore the picked backup for a try."""
        kept = self._history.chosen()
        if kept is None or self._runner.busy:
            return
        text = mark(
            "The backup is restored to a private folder on this computer, checked, and deleted "
            "again. The passphrase is the one that opened the book when the backup was made."
        )
        secret = ask_secret(self._window, _REHEARSE, text, _REHEARSE)
        if secret is None:
            return
        session, file = self._context.session, path_of(kept)
        self._runner.begin(
            RESTORING,
            lambda told: rehearse(
                file, passphrase=secret, officer=session.by.code, session=session, progress=told
            ),
            self.rehearsed.emit,
        )

    def take_document(self) -> None:
        """Ask for one of the book's documents, then write it to a file."""
        if self._history.chosen() is not None and not self._runner.busy:
            book, by = self._context.session.book, self._context.session.by
            self._read(lambda: list_documents(book, by, limit=_MOST_DOCUMENTS), self._on_documents)

    def restore_copy(self) -> None:
        """Make a book beside this one from the copy that was made before an update."""
        copy, session = self._history.before(), self._context.session
        if copy is None or self._runner.busy:
            return
        text = mark("The copy becomes a book of its own; the one that is open stays as it is.")
        secret = ask_secret(self._window, _BESIDE, text, _BESIDE)
        if secret is None:
            return
        target = beside(session.book.folder.path, copy.schema)
        self._runner.begin(
            RESTORING,
            lambda _: restore_before(copy.path, target, passphrase=secret, officer=session.by.code),
            self._on_document,
        )

    def mend(self, folder: Path) -> None:
        """Put back what the book lost."""
        session = self._context.session
        self._runner.begin(
            RESTORING,
            lambda told: mend_documents(session, folder, progress=told),
            self._on_mended,
        )

    def prune(self, folder: Path) -> None:
        """Count what may go from there, then ask."""
        session = self._context.session
        self._read(lambda: len(may_go(session, folder)), partial(self._on_old, folder))

    def _read(self, fn: Callable[[], object], done: Callable[..., None]) -> None:
        self._context.work.read(fn, done, self.refused.emit, owner=self)

    def _on_documents(self, page: DocumentPage) -> None:
        kept = self._history.chosen()
        found = tuple(each for each in page.rows if not each.erased)
        if not found:
            self._context.toast(ui_words()("The book has no documents."))
            return
        wanted = ask_document(self._window, found)
        if wanted is not None and kept is not None:
            self._take(path_of(kept), wanted)

    def _take(self, file: Path, wanted: Wanted) -> None:
        session = self._context.session
        self._runner.begin(
            RESTORING,
            lambda told: (
                restore_document(
                    file,
                    wanted.document,
                    wanted.target,
                    passphrase=wanted.passphrase,
                    officer=session.by.code,
                    room=session.book.folder.path,
                    progress=told,
                ).path
            ),
            self._on_document,
        )

    def _on_document(self, path: Path) -> None:
        words = ui_words()
        self._context.toast(words("Written: {path}", path=isolate_ltr(path)))

    def _on_mended(self, found: Mended) -> None:
        words = ui_words()
        if found.missing:
            self.refused.emit(UserError("mend-incomplete", count=len(found.missing)))
        self._context.toast(
            words.plural("{n} document was put back", "{n} documents were put back", found.back)
        )

    def _on_old(self, folder: Path, count: int) -> None:
        words = ui_words()
        if not count:
            self._context.toast(words("No backup there is old enough to be removed."))
            return
        text = words.plural(
            "{n} backup may go. The newest ten stay, and of each month the newest.",
            "{n} backups may go. The newest ten stay, and of each month the newest.",
            count,
        )
        title = words("Remove old backups")
        if ask(self._window, title, text, mark("Remove them"), Kind.DANGER):
            session = self._context.session
            self._runner.begin(RESTORING, lambda _: prune(session, folder), self._on_pruned)

    def _on_pruned(self, gone: Pruned) -> None:
        words = ui_words()
        said = words.plural("{n} backup was removed", "{n} backups were removed", len(gone.backups))
        self._context.toast(said)
