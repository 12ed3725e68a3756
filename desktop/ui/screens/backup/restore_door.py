"""From the start page to a restored book: ask, restore in stages, and say what stands again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import RESTORING
from desktop.ui.screens.backup.restore_page import RestorePage, RestoreWanted
from desktop.ui.screens.backup.restored_page import RestoredPage
from desktop.ui.screens.backup.runner import Runner
from desktop.ui.widgets.text import column

if TYPE_CHECKING:
    from desktop.services.trust.backup.restore import Restored
    from desktop.ui.work.work import Work


class RestoreDoor(QWidget):
    """Three pages, one at a time; on a refusal the questions come back with all answers."""

    left = Signal()
    opening = Signal(object)
    """The folder of the restored book: Path."""

    def __init__(self, work: Work, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = RestorePage(work, home)
        self.runner = Runner(work)
        self.done = RestoredPage()
        layout = column(0, 0, self)
        for each in (self.page, self.runner, self.done):
            layout.addWidget(each)
        self.page.left.connect(self.left)
        self.page.wanted.connect(self._on_wanted)
        self.runner.refused.connect(self._on_refused)
        self.runner.stopped.connect(lambda: self._show(self.page))
        self.done.opening.connect(self.opening)
        self._show(self.page)

    def begin(self) -> None:
        """Ask anew, unless a book is just being restored."""
        if not self.runner.busy:
            self._show(self.page)
            self.page.begin()

    def _on_wanted(self, wanted: RestoreWanted) -> None:
        self._show(self.runner)
        self.runner.begin(RESTORING, lambda told: _restore(wanted, told), self._on_restored)

    def _on_restored(self, found: Restored) -> None:
        self.page.passphrase.clear()
        self.done.show_restored(found)
        self._show(self.done)

    def _on_refused(self, error: UserError) -> None:
        self._show(self.page)
        self.page.show_error(error)

    def _show(self, page: QWidget) -> None:
        for each in (self.page, self.runner, self.done):
            each.setVisible(each is page)


def _restore(wanted: RestoreWanted, told: Callable[[int, int], None]) -> Restored:
    """Restore; the services are loaded by the thread that needs them."""
    from desktop.services.trust.backup.restore import restore  # noqa: PLC0415

    return restore(wanted.file, wanted.target, passphrase=wanted.passphrase, progress=told)
