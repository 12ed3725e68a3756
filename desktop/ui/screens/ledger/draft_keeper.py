"""Keep what is being typed as a draft, a moment after each change, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.ledger.drafts import drop_draft, save_draft
from desktop.services.session import Session
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work

_PAUSE: Final = 400
"""Milliseconds without a key before the draft is written (one commit is about 4 ms)."""


class DraftKeeper(QObject):
    """Writes the newest content, one write at a time, always into the same draft.

    It has no parent: a write under way keeps it alive, also when the form has gone.
    """

    kept = Signal()
    """The draft on disk is what stands in the form."""

    def __init__(self, session: Session, work: Work) -> None:
        super().__init__()
        self._session = session
        self._work = work
        self._content: str | None = None
        self._writing = False
        self._then: list[Callable[[], None]] = []
        self.draft_id: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)

    def begin(self, draft_id: int | None = None) -> None:
        """Begin with a draft that is there already, or with none."""
        self._pause.stop()
        self._content = None
        self.draft_id = draft_id

    def keep(self, content: str) -> None:
        """Write `content` soon; a newer one takes its place."""
        self._content = content
        self._pause.start()

    def flush(self) -> None:
        """Write now what waits to be written."""
        self._pause.stop()
        if self._content is None or self._writing:
            return
        content, self._content = self._content, None
        book, by, draft_id = self._session.book, self._session.by, self.draft_id
        self._writing = True
        # No owner: a draft is written even if its form has just been closed.
        self._work.write(
            lambda: save_draft(book, by, content, draft_id=draft_id),
            self._on_written,
            lambda error: self._on_refused(content, error),
            frozenset({Topic.DRAFTS}),
        )

    def drop(self) -> None:
        """Throw the draft away, if there is one."""
        book, by, draft_id = self._session.book, self._session.by, self.draft_id
        if draft_id is not None:
            self._work.write(
                lambda: drop_draft(book, by, draft_id),
                lambda _: None,
                changes=frozenset({Topic.DRAFTS}),
            )

    def settle(self, then: Callable[[], None]) -> None:
        """Call `then` once everything typed is on disk; at once where it is."""
        self.flush()
        if self._writing:
            self._then.append(then)
        else:
            then()

    def _on_written(self, draft_id: int) -> None:
        self._writing = False
        self.draft_id = draft_id
        if self._content is not None:
            self.flush()
            return
        self.kept.emit()
        self._call_waiting()

    def _on_refused(self, content: str, error: Exception) -> None:
        self._writing = False
        if self._content is None:
            self._content = content
        self._work.refused.emit(error)
        self._call_waiting()

    def _call_waiting(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()
