"""The check of the whole book against its log: run in the background, its state kept for all."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import UserError
from desktop.ui.work.handle import Handle

if TYPE_CHECKING:
    from desktop.services.session import Session
    from desktop.services.trust.verify_book import Verification
    from desktop.ui.work.work import Work


class CheckState(Enum):
    """Where the check stands; REFUSED: the officer may not read the log, or the disk failed."""

    WAITING = "waiting"
    RUNNING = "running"
    SOUND = "sound"
    ALTERED = "altered"
    REFUSED = "refused"


class BookCheck(QObject):
    """The last check of one open book. The state of before stays in view while a new one runs."""

    changed = Signal()
    """The state, or what was found, is another."""
    progressed = Signal(object, object)
    """(done, total) entries of a check that runs."""

    def __init__(self, session: Session, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._handle: Handle | None = None
        self.state = CheckState.WAITING
        self.found: Verification | None = None
        self.error: UserError | None = None
        self.finished: dt.datetime | None = None

    @property
    def sound(self) -> bool | None:
        """Whether the last finished check found the book sound; None where there is none."""
        return None if self.found is None else self.found.sound

    def start(self) -> None:
        """Check now; a check under way is left to finish."""
        if self._handle is not None:
            return
        # The services load SQLAlchemy: here they are loaded long since, by opening the book.
        from desktop.services.trust.verify_book import verify_book  # noqa: PLC0415

        book, by = self._session.book, self._session.by
        self.state = CheckState.RUNNING
        self._handle = self._work.long(
            lambda progress: verify_book(book, by, progress=progress),
            self._on_found,
            self._on_refused,
            self.progressed.emit,
            stopped=self._on_stopped,
            owner=self,
        )
        self.changed.emit()

    def stop(self) -> None:
        """Stop a check under way; what the last one found stays."""
        if self._handle is not None:
            self._handle.cancel()

    def _on_found(self, found: Verification) -> None:
        self.found = found
        self.error = None
        self.finished = dt.datetime.now(dt.UTC)
        self._end(CheckState.SOUND if found.sound else CheckState.ALTERED)

    def _on_refused(self, error: UserError) -> None:
        self.error = error
        self._end(CheckState.REFUSED)

    def _on_stopped(self) -> None:
        if self.found is None:
            self._end(CheckState.WAITING)
        else:
            self._end(CheckState.SOUND if self.found.sound else CheckState.ALTERED)

    def _end(self, state: CheckState) -> None:
        self._handle = None
        self.state = state
        self.changed.emit()
