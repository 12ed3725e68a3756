"""One long deed at a time: its stages in words, how far it is, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import BACKING_UP, Plan
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.text import column
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from desktop.ui.work.handle import Handle
    from desktop.ui.work.work import Work

T = TypeVar("T")
Told = Callable[[int, int], None]
_TOPICS: Final = frozenset({Topic.BACKUPS, Topic.DOCUMENTS})


class Runner(QWidget):
    """Shown while something is under way; `ended` comes before the result is shown."""

    began = Signal()
    ended = Signal()
    refused = Signal(object)
    """The UserError; `ended` came before."""
    stopped = Signal()
    """The person stopped it; `ended` came before."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._plan: Plan = BACKING_UP
        self._handle: Handle | None = None
        self._stage = ""
        self.progress = ProgressPanel(mark("Working with the backup"))
        layout = column(Space.L, 0, self)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        self.progress.cancelled.connect(self._on_cancel)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._handle is not None

    def begin(self, plan: Plan, deed: Callable[[Told], T], done: Callable[[T], None]) -> None:
        """Do `deed`, whose progress is steps of `plan`, and give its result to `done`."""
        self._plan, self._stage = plan, ""
        self._show_stage(0)
        self.began.emit()

        def after(found: T) -> None:
            self._over()
            done(found)

        self._handle = self._work.long(
            deed,
            after,
            self._on_refused,
            self._on_progress,
            stopped=self._on_stopped,
            changes=_TOPICS,
            owner=self,
        )

    def _show_stage(self, step: int) -> None:
        """Name the stage; the bar begins anew only where the stage is another one."""
        stage = LABELS[self._plan.stage_at(step)]
        if stage != self._stage:
            self._stage = stage
            self.progress.restart(stage)

    def _over(self) -> None:
        self._handle = None
        self.ended.emit()

    def _on_progress(self, step: int, total: int) -> None:
        self._show_stage(step)
        self.progress.set_progress(step, total)

    def _on_refused(self, error: UserError) -> None:
        self._over()
        self.refused.emit(error)

    def _on_stopped(self) -> None:
        self._over()
        self.stopped.emit()

    def _on_cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
