"""The check of the whole book against its log: run in the background, its state kept for all."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import UserError
from desktop.ui.screens.log.verdict import WARNINGS, Verdict, verdict_of
from desktop.ui.work.handle import Handle, Progress
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from desktop.services.session import Session
    from desktop.services.trust.check_book import BookChecker, Piece
    from desktop.services.trust.evidence.known_heads import KnownHeads
    from desktop.services.trust.evidence.look import Looked
    from desktop.services.trust.verify_book import Verification
    from desktop.ui.work.work import Work

BUDGET: Final = 20.0
"""Seconds in which the check has the computing thread to itself; then it steps back."""
_SLICE: Final = 1.0
_SMALL_SLICE: Final = 0.2
_EVIDENCE: Final = frozenset({Topic.RECEIPTS, Topic.BACKUPS, Topic.PACKAGES})
_PAUSE: Final = 800
"""Milliseconds between two small slices: a fifth of one core, and everybody else goes first."""


class CheckState(Enum):
    """Where the check stands; REFUSED: the officer may not read the log, or the disk failed."""

    WAITING = "waiting"
    RUNNING = "running"
    CONTINUING = "continuing"
    SOUND = "sound"
    ALTERED = "altered"
    REFUSED = "refused"


class BookCheck(QObject):
    """The last check of one open book. The state of before stays in view while a new one runs."""

    changed = Signal()
    """The state, or what was found, is another."""
    warned = Signal()
    """Something is to be said before work begins: an older copy, or the clock."""
    progressed = Signal(object, object)
    """(done, total) entries of a check that runs."""

    def __init__(
        self,
        session: Session,
        work: Work,
        parent: QObject | None = None,
        *,
        heads: KnownHeads | None = None,
        budget: float = BUDGET,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self.heads = heads
        self._budget = budget
        self._handle: Handle | None = None
        self._checker: BookChecker | None = None
        self._pieces: Iterator[Piece] | None = None
        self._began = 0.0
        self._compared = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._next_slice)
        self.state = CheckState.WAITING
        self.found: Verification | None = None
        self.looked: Looked | None = None
        self.reached: Piece | None = None
        self.error: UserError | None = None
        self.finished: dt.datetime | None = None
        work.changed.connect(self._on_written)

    @property
    def sound(self) -> bool | None:
        """Whether the last finished check found the book sound; None where there is none."""
        return None if self.found is None else self.found.sound

    @property
    def running(self) -> bool:
        """Whether a check is under way, in haste or at leisure."""
        return self.state in (CheckState.RUNNING, CheckState.CONTINUING)

    @property
    def verdict(self) -> Verdict:
        """What is to be said of the book now: the worst that is known."""
        known = verdict_of(self.found, self.looked, altered=bool(self._findings()))
        if known in (Verdict.UNCHECKED, Verdict.SOUND):
            if self.state is CheckState.REFUSED:
                return Verdict.REFUSED
            if self.running:
                return Verdict.CHECKING
        return known

    @property
    def compared(self) -> KnownHeads | None:
        """The memory of this computer, once the log was compared and nothing was amiss."""
        looked = self.looked
        fine = looked is not None and not looked.older and not looked.rewritten
        return self.heads if fine and self._compared else None

    def begin(self) -> None:
        """Look at the clock and at what this computer remembers, at once; then check everything."""
        from desktop.services.trust.evidence.look import first_look  # noqa: PLC0415

        session, heads = self._session, self.heads
        self._work.read(
            lambda: first_look(session, heads), self._on_first_look, self._on_unseen, owner=self
        )
        self.start()

    def start(self) -> None:
        """Check now; a check under way is left to finish."""
        if self.running:
            return
        # The services load SQLAlchemy: here they are loaded long since, by opening the book.
        from desktop.services.trust.check_book import BookChecker  # noqa: PLC0415

        self._checker = BookChecker(self._session, self.heads)
        self._pieces = None
        self._began = time.monotonic()
        self.reached = None
        self.state = CheckState.RUNNING
        self.changed.emit()
        self._next_slice()

    def stop(self) -> None:
        """Stop a check under way; what the last one found stays."""
        self._pause.stop()
        if self._handle is not None:
            self._handle.cancel()
        elif self.running:
            self._on_stopped()

    def look_again(self) -> None:
        """Ask receipts and this computer anew, without the whole check."""
        from desktop.services.trust.evidence.look import look_at_evidence  # noqa: PLC0415

        session, heads = self._session, self.heads
        self._work.read(
            lambda: look_at_evidence(session, heads), self._on_looked, self._on_unseen, owner=self
        )

    # One slice after the other ----------------------------------------------------------------

    def _next_slice(self) -> None:
        checker = self._checker
        if checker is None:
            return
        late = self.state is CheckState.CONTINUING
        seconds = _SMALL_SLICE if late else _SLICE
        self._handle = self._work.long(
            lambda progress: self._slice(checker, seconds, progress),
            self._on_slice,
            self._on_refused,
            self.progressed.emit,
            stopped=self._on_stopped,
            owner=self,
        )

    def _slice(
        self, checker: BookChecker, seconds: float, progress: Progress
    ) -> Verification | None:
        """Do pieces for about `seconds`; return what was found once there is none left."""
        if self._pieces is None:
            self._pieces = checker.pieces(progress)
        until = time.monotonic() + seconds
        for piece in self._pieces:
            self.reached = piece
            if piece.total:
                progress(piece.done, piece.total)
            progress.check()
            if time.monotonic() >= until:
                return None
        found = checker.result()
        if found.sound and self.heads is not None:
            _remember_check(self._session, self.heads)
        return found

    def _on_slice(self, found: Verification | None) -> None:
        self._handle = None
        if self._checker is not None and self._checker.looked is not None:
            self.looked, self._compared = self._checker.looked, True
        if found is not None:
            self._on_found(found)
            return
        if time.monotonic() - self._began < self._budget:
            self.changed.emit()
            self._next_slice()
            return
        self.state = CheckState.CONTINUING
        self.changed.emit()
        self._pause.start()

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
        self._checker = self._pieces = None
        self.state = state
        self.changed.emit()

    def _findings(self) -> bool:
        return self._checker is not None and bool(self._checker.findings)

    # Others ------------------------------------------------------------------------------------

    def _on_written(self, topics: frozenset[Topic]) -> None:
        doubted = self.looked is not None and self.looked.clock is not None
        if doubted or topics & _EVIDENCE:
            self.look_again()

    def _on_first_look(self, looked: Looked) -> None:
        if self.looked is None:
            self.looked = looked
            self.changed.emit()
            if self.verdict in WARNINGS:
                self.warned.emit()

    def _on_looked(self, looked: Looked) -> None:
        self.looked, self._compared = looked, True
        self.changed.emit()

    def _on_unseen(self, _error: UserError) -> None:
        """The officer may not read the log: the check says so."""


def _remember_check(session: Session, heads: KnownHeads) -> None:
    from desktop.services.trust.evidence.look import remember_check  # noqa: PLC0415

    remember_check(session, heads)
