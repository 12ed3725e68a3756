"""What is proposed to belong together: looked for away from the window, kept until it is used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.reconciliation import BankLine, Workplace
from desktop.domain.ledger.banks.suggestion import Suggestion
from desktop.services.ledger.banks.match_lines import suggest_matches
from desktop.text.words import mark
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.words import ui_words
from desktop.ui.work.handle import Handle


class Proposals(ProgressPanel):
    """Shown while it looks; `ended` comes when it has stopped, by itself or not."""

    ended = Signal()
    refused = Signal(object)
    """A UserError; `ended` came before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(mark("Comparing"), parent)
        self._context = context
        self._handle: Handle | None = None
        self.found: tuple[Suggestion, ...] = ()
        self.cancelled.connect(self._on_stop)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether it is looking now."""
        return self._handle is not None

    @property
    def sure(self) -> tuple[Suggestion, ...]:
        """Those that can be taken together."""
        return tuple(each for each in self.found if each.sure)

    def look(self, reconciliation_id: int) -> None:
        """Look for what belongs together in a reconciliation."""
        if self.busy:
            return
        session = self._context.session
        self.restart()
        self.show()
        self._handle = self._context.work.long(
            lambda told: suggest_matches(
                session.book, session.by, reconciliation_id, progress=told
            ),
            self._on_found,
            self._on_refused,
            self.set_progress,
            stopped=self._end,
            owner=self,
        )

    def keep_to(self, place: Workplace) -> None:
        """Forget what speaks of lines that no longer wait."""
        if not self.found:
            return
        bank = {line.id for line in place.bank}
        book = {line.key for line in place.book}
        self.found = tuple(
            each for each in self.found if bank.issuperset(each.bank) and book.issuperset(each.book)
        )

    def of(self, line: object) -> Suggestion | None:
        """Return what is proposed for a line of the bank."""
        if not isinstance(line, BankLine):
            return None
        return next((each for each in self.found if line.id in each.bank), None)

    def forget(self) -> None:
        """Begin anew, for another account."""
        self.found = ()

    def _on_found(self, found: tuple[Suggestion, ...]) -> None:
        self.found = found
        self._end()
        words = ui_words()
        said = words(
            "Proposed: {count}, of them sure: {sure}", count=len(found), sure=len(self.sure)
        )
        self._context.toast(said)

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self.refused.emit(error)

    def _on_stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _end(self) -> None:
        self._handle = None
        self.hide()
        self.ended.emit()
