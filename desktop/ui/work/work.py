"""The one contract between screens and the book: read, write or compute away from the screen.

One thread does everything that asks the database, in order; another computes (PDFs, packages,
verification); a third draws pages and saves documents. Results arrive on the GUI thread, and only
while their owner still lives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.ui.work.collecting import Collecting
from desktop.ui.work.handle import Handle, Progress
from desktop.ui.work.job import Announce, Call, Failed, Job
from desktop.ui.work.lane import Lane
from desktop.ui.work.topic import Topic

T = TypeVar("T")

_NOTHING: Final[frozenset[Topic]] = frozenset()


class Work(QObject):
    """Does work off the GUI thread; one for the whole window, closed before the book is.

    A `UserError` goes to `failed`, or, where a caller gave none, out by the signal `refused`. Any
    other exception is a bug of ours: it is logged, `bug` (a `Bug`) goes out, and `failed` gets the
    sentence `program-fault`, so that no screen waits for ever. `owner` is the widget that waits:
    once it is destroyed the result is dropped.
    """

    changed = Signal(object)
    """What a finished write changed: frozenset[Topic]."""
    refused = Signal(object)
    """A UserError that no screen shows by itself."""
    bug = Signal(object)
    """A Bug; it is in the log file already."""
    busy_changed = Signal(object)
    """Whether anything is under way: bool."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = Lane("sijill-database")
        self._compute = Lane("sijill-compute")
        self._beside = Lane("sijill-beside")
        self._collecting = Collecting(self)
        self._under_way: set[Job[Any]] = set()
        self._closed = False
        self._announce = Announce(self.changed.emit, self.refused.emit, self.bug.emit)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def read(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Handle:
        """Run `fn` on the database thread and give its result to `done` on the GUI thread."""
        job = Job(lambda _: fn(), done, failed, owner, self._announce)
        return self._start(self._database, job)

    def write(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        changes: frozenset[Topic] = _NOTHING,
        *,
        owner: QObject | None = None,
    ) -> Handle:
        """Run `fn` on the database thread; after `done`, announce `changes`.

        A write that was queued is always done, also when the window closes or the owner is gone.
        """
        job = Job(lambda _: fn(), done, failed, owner, self._announce, changes, writes=True)
        return self._start(self._database, job)

    def long(
        self,
        fn: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
        *,
        stopped: Callable[[], None] | None = None,
        changes: frozenset[Topic] = _NOTHING,
        owner: QObject | None = None,
    ) -> Handle:
        """Run `fn(progress)` on the computing thread.

        `progress(done, total)` arrives on the GUI thread. After `Handle.cancel` no result comes;
        `stopped` is called once the work has really ended.
        """
        job = Job(
            fn,
            done,
            failed,
            owner,
            self._announce,
            changes,
            progress=progress,
            stopped=stopped,
        )
        return self._start(self._compute, job)

    def beside(
        self,
        fn: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
        *,
        stopped: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Handle:
        """Run `fn(progress)` on a thread of its own kind, so that no long check holds it up.

        For what a person waits for and what needs the book hardly or not at all: drawing a page,
        saving a document. Otherwise as `long`.
        """
        job = Job(fn, done, failed, owner, self._announce, progress=progress, stopped=stopped)
        return self._start(self._beside, job)

    def close(self) -> None:
        """Stop reading and computing, finish the writes, end the threads; nothing arrives then.

        What a screen that outlives it still asks is never begun; a write is refused aloud, for
        nobody would do it.
        """
        if self._closed:
            return
        self._closed = True
        for job in self._under_way:
            job.handle.cancel()
        self._beside.close()
        self._compute.close()
        self._database.close()
        self._collecting.stop()

    def _start(self, lane: Lane, job: Job[T]) -> Handle:
        def piece() -> None:
            ending = job.run(self._send)
            self._send(lambda: self._end(job, ending))

        if self._closed and not job.writes:
            job.handle.cancel()
            return job.handle
        self._under_way.add(job)
        if len(self._under_way) == 1:
            self.busy_changed.emit(True)
        lane.put(piece)
        return job.handle

    def _end(self, job: Job[Any], ending: Call) -> None:
        self._under_way.discard(job)
        if not self._under_way:
            self.busy_changed.emit(False)
        ending()

    def _send(self, call: Call) -> None:
        if not self._closed:
            self._arrived.emit(call)

    def _on_arrived(self, call: Call) -> None:
        if not self._closed:
            call()
