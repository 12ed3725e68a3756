"""An open book in its window: the screens, the check in the background, the way out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import UserError
from desktop.domain.ledger.masters import Masters
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.services.trust.evidence.known_heads import KnownHeads
from desktop.services.trust.evidence.look import remember_head
from desktop.services.trust.log_head import LogHead, log_head
from desktop.ui.screens.auto_lock import AutoLock, close_dialogs
from desktop.ui.screens.backup.reminder import Reminder
from desktop.ui.screens.log.book_check import BookCheck
from desktop.ui.screens.log.verdict import SAID
from desktop.ui.screens.registry import LOG, screens
from desktop.ui.screens.waiting import Waiting
from desktop.ui.shell.shell import Shell
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work


def masters(session: Session) -> Masters:
    """Return what the window of a book needs before it is shown."""
    return masters_of(session.book, session.by)


class OpenBook(QObject):
    """Lives from unlocking to locking."""

    locked = Signal()

    def __init__(self, session: Session, work: Work, found: Masters, heads: Path) -> None:
        super().__init__()
        self._session, self._work = session, work
        self.path: Path = session.book.folder.path
        self.check = BookCheck(session, work, self, heads=KnownHeads(heads))
        self.window = Shell(session, work, found, screens(self.check))
        self.reminder = Reminder(session, work, self)
        self.reminder.said.connect(self.window.banner.say)
        self.waiting = Waiting(session, work, self)
        self.waiting.counted.connect(self.window.navigation.show_count)
        self.idle = AutoLock(session, work, self)
        self.idle.passed.connect(self._on_idle)
        self.window.locked.connect(self.locked)
        self.window.status.state_asked.connect(self._on_asked)
        self.check.changed.connect(self._on_checked)
        self.check.warned.connect(self._on_asked)
        work.changed.connect(self._on_changed)
        self._on_checked()

    def begin(self) -> None:
        """Check the book in the background, now that its window stands."""
        self._read_head()
        self.idle.follow()
        self.waiting.ask()
        self.check.begin()
        self.reminder.ask()  # after the first look, which may open a screen and clear the banner

    def close(self) -> None:
        """Stop the check, let the writes finish, close the book; the window goes with it.

        The book is closed by the database thread, behind everything that was asked of it.
        """
        self.idle.stop()
        self.check.stop()
        session, work = self._session, self._work
        work.changed.disconnect(self._on_changed)
        self.window.hide()
        closing = partial(_close_on, work, session, self.check.compared)
        work.long(lambda _: None, lambda _: closing(), stopped=closing)
        self.window.deleteLater()
        self.deleteLater()

    def close_now(self) -> None:
        """Close the book at once: the threads have ended, the program goes."""
        self.idle.stop()
        self.window.hide()
        _close(self._session, self.check.compared)

    def _on_idle(self) -> None:
        """Lock, unless a PDF or a package is being made: then ask again after the same while."""
        if not self._work.busy:
            close_dialogs()
            self.window.header.lock_asked.emit()
        if self.window.isVisible():
            self.idle.wait_again()

    def _on_asked(self) -> None:
        self.window.open(LOG, {})

    def _on_checked(self) -> None:
        said = SAID[self.check.verdict]
        self.window.status.show_state(said.short, said.tone)

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        self._read_head()
        self.idle.follow(topics)
        self.waiting.follow(topics)

    def _read_head(self) -> None:
        session = self._session
        self._work.read(
            lambda: log_head(session.book, session.by),
            self._on_head,
            self._on_no_head,
            owner=self.window,
        )

    def _on_head(self, head: LogHead) -> None:
        self.window.status.show_head(head.short)

    def _on_no_head(self, _error: UserError) -> None:
        """The officer may not read the log: then no head is shown."""
        self.window.status.show_head("")


def _close_on(work: Work, session: Session, heads: KnownHeads | None) -> None:
    work.write(lambda: _close(session, heads), lambda _: None)


def _close(session: Session, heads: KnownHeads | None) -> None:
    """Close the book; this computer remembers its log where it was found to be in order."""
    try:
        if heads is not None:
            remember_head(session, heads)
    finally:
        session.close()
