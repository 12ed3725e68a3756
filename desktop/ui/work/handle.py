"""A piece of work under way: it can be asked to stop, and it can tell how far it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final


class StoppedError(Exception):
    """The person asked the work to stop; it is neither an error nor a bug."""


class Handle:
    """One piece of work; `cancel` may be called from any thread, at any time, more than once.

    Work that has not begun is never begun; work that reports progress stops at its next report;
    other work runs to its end and its result is dropped.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Say that the result is no longer wanted."""
        self._cancelled.set()


class Progress:
    """Given to long work: call it with (done, total); raises StoppedError once cancelled.

    Reports closer together than 50 ms are not passed on (the last one always is), so that a loop
    may report at every step.
    """

    _GAP: Final = 0.05

    def __init__(self, handle: Handle, tell: Callable[[int, int], None]) -> None:
        self._handle = handle
        self._tell = tell
        self._told = -self._GAP

    def __call__(self, done: int, total: int) -> None:
        """Report that `done` of `total` steps are behind."""
        self.check()
        now = time.monotonic()
        if done >= total or now - self._told >= self._GAP:
            self._told = now
            self._tell(done, total)

    def check(self) -> None:
        """Raise StoppedError if the person asked to stop."""
        if self._handle.cancelled:
            raise StoppedError
