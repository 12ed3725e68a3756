"""How many things wait for the officer who works, told beside their screens in navigation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.services.session import Session
from desktop.services.trust.approvals.listing import count_waiting
from desktop.services.trust.audit.findings import count_waiting as count_findings
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work

_MATTERS: Final = frozenset({Topic.APPROVALS, Topic.FINDINGS, Topic.ENTRIES, Topic.OFFICERS})


class Waiting(QObject):
    """Asks again whenever something that is waited for may have changed."""

    counted = Signal(str, object)
    """The key of a screen, and how many things wait there."""

    def __init__(self, session: Session, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._work = session, work

    def ask(self) -> None:
        """Count."""
        session = self._session
        self._work.read(
            lambda: (
                count_waiting(session.book, session.by),
                count_findings(session.book, session.by),
            ),
            self._on_counted,
            lambda _: None,
            owner=self,
        )

    def follow(self, topics: frozenset[Topic]) -> None:
        """Count again where one of `topics` matters."""
        if topics & _MATTERS:
            self.ask()

    def _on_counted(self, found: tuple[int, int]) -> None:
        proposals, findings = found
        self.counted.emit("approvals", proposals)
        self.counted.emit("findings", findings)
