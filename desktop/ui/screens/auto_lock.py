"""Lock the book by itself after as many minutes as the organisation has set."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.domain.trust.settings import Settings
from desktop.services.session import Session
from desktop.services.trust.settings import settings_of
from desktop.ui.screens.idle import Idle
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work

_MINUTE = 60_000


class AutoLock(Idle):
    """Waits as long as the book says, from the moment at which the setting was changed."""

    def __init__(self, session: Session, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._work = session, work

    def follow(self, topics: frozenset[Topic] = frozenset({Topic.SETTINGS})) -> None:
        """Read how long to wait, where the settings are among `topics`."""
        if Topic.SETTINGS in topics:
            session = self._session
            self._work.read(
                lambda: settings_of(session.book, session.by), self._on_settings, owner=self
            )

    def _on_settings(self, settings: Settings) -> None:
        self.wait_for(settings.lock_minutes * _MINUTE)


def close_dialogs() -> None:
    """Close the questions that stand open, as Escape does: nobody is there to answer them."""
    while (asking := QApplication.activeModalWidget()) is not None:
        if not asking.close():
            return
