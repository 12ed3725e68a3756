"""One calm line when a book is opened: a backup is due, or this copy was moved away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.backups import Due
from desktop.services.trust.backup.marks import Moved, moved
from desktop.services.trust.backup.state import backup_due
from desktop.ui.screens.backup.sentences import age, day
from desktop.ui.widgets.banner import Tone
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.domain.errors import UserError
    from desktop.services.session import Session
    from desktop.ui.work.work import Work


class Reminder(QObject):
    """Asked once for each opening; closing is never held up by a question."""

    said = Signal(object, str)
    """(`Tone`, the text in the language of now)."""

    def __init__(self, session: Session, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._work = session, work

    def ask(self) -> None:
        """Read how the book stands and say something only where there is something to say."""
        book, by = self._session.book, self._session.by
        self._work.read(
            lambda: (backup_due(book, by), moved(book, by)), self._on_read, _quiet, owner=self
        )

    def _on_read(self, found: tuple[Due, Moved | None]) -> None:
        due, away = found
        words = ui_words()
        if away is not None:
            self.said.emit(
                Tone.DANGER,
                words(
                    "This book was moved to another computer on {day}. What is written here does "
                    "not reach the book there; see Backups.",
                    day=isolate_ltr(day(away.at)),
                ),
            )
        elif due.overdue:
            self.said.emit(Tone.WARNING, words("{age}. Make one now: see Backups.", age=age(due)))


def _quiet(_error: UserError) -> None:
    """An officer who may not read the book's state is not bothered."""
