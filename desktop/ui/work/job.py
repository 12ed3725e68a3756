"""One piece of work with everyone who waits for it: run on a lane, ended on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from desktop.domain.errors import UserError
from desktop.ui.work.bug import Bug, report
from desktop.ui.work.handle import Handle, Progress, StoppedError
from desktop.ui.work.topic import Topic

T = TypeVar("T")
Failed = Callable[[UserError], None]
Call = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Announce:
    """Where news of the whole window goes: what changed, what was refused, what broke."""

    changed: Callable[[frozenset[Topic]], None]
    refused: Failed
    bug: Callable[[Bug], None]


@dataclass(eq=False)
class Job(Generic[T]):
    """What to run, and what to call with its outcome. A job that writes is never left undone."""

    fn: Callable[[Progress], T]
    done: Callable[[T], None]
    failed: Failed | None
    owner: QObject | None
    announce: Announce
    changes: frozenset[Topic] = frozenset()
    writes: bool = False
    progress: Callable[[int, int], None] | None = None
    stopped: Call | None = None
    handle: Handle = field(default_factory=Handle)

    def run(self, send: Callable[[Call], None]) -> Call:
        """Do the work on this thread; return what is to be called on the GUI thread."""
        if self.handle.cancelled and not self.writes:
            return self._ended
        try:
            result = self.fn(Progress(self.handle, lambda *steps: send(self._telling(*steps))))
        except StoppedError:
            return self._ended
        except UserError as error:
            refusal = error
            return lambda: self._refused(refusal)
        except BaseException as error:  # noqa: BLE001  (reported here, told by the window)
            bug = report(error)
            return lambda: self._broken(bug)
        return lambda: self._finished(result)

    @property
    def _alive(self) -> bool:
        return self.owner is None or shiboken6.isValid(self.owner)

    @property
    def _wanted(self) -> bool:
        return self._alive and not self.handle.cancelled

    def _telling(self, done: int, total: int) -> Call:
        def tell() -> None:
            if self.progress is not None and self._wanted:
                self.progress(done, total)

        return tell

    def _finished(self, result: T) -> None:
        if self._wanted:
            self.done(result)
        else:
            self._ended()
        if self.changes:
            self.announce.changed(self.changes)

    def _ended(self) -> None:
        if self.stopped is not None and self._alive:
            self.stopped()

    def _refused(self, error: UserError) -> None:
        if self._wanted and self.failed is not None:
            self.failed(error)
        elif self._wanted or self.writes:
            self.announce.refused(error)
        else:
            self._ended()

    def _broken(self, bug: Bug) -> None:
        self.announce.bug(bug)
        if self._wanted and self.failed is not None:
            self.failed(bug.told())
